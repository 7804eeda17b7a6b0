# FOP lays out a page with a table and a drawing: PNG (AWT's native code), PostScript, PDF and the area tree.
fop=
for jar in fop fop-core fop-events fop-util batik-all xmlgraphics-commons commons-io commons-logging serializer xalan2 \
    xercesImpl xml-apis xml-apis-ext fontbox2; do
    fop+=:/usr/share/java/$jar.jar
done
fop=${fop#:}
needs() { have ${fop//:/ }; }
run()
{
    local format
    for format in png ps pdf at; do
        "$VM" -Djava.awt.headless=true -cp "$fop" org.apache.fop.cli.Main -fo "$DATA/page.fo" -$format page.$format || return
    done
    LC_ALL=C sed -E -i 's/CreationDate.*|ModDate.*|\/ID .*|<(xmp|dc):[A-Za-z]*[dD]ate.*|^[0-9]{10} .*//' page.pdf page.ps
}
