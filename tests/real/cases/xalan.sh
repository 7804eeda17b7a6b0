# Xalan: stylesheets on the interpreting processor, and compiled to classes by XSLTC; extensions in Java and JavaScript; errors.
xalan=/usr/share/java/xalan2.jar:/usr/share/java/serializer.jar:/usr/share/java/xercesImpl.jar:/usr/share/java/bsf.jar
xalan+=:/usr/share/java/js.jar:/usr/share/java/commons-logging.jar
needs() { have ${xalan//:/ }; }
process() { "$VM" -cp "$xalan" org.apache.xalan.xslt.Process "$@" 2>&1; echo "exit code $?"; }
ignore=(translets)              # XSLTC takes the order of its constants from identity hash codes
run()
{
    cp "$DATA"/{library,library-base,extensions,targets}.xsl "$DATA/library.xml" .
    process -in library.xml -xsl library.xsl -param limit 11
    process -in library.xml -xsl library.xsl -xsltc -out compiled.xml
    process -in library.xml -xsl library.xsl -text -tt -tg -ts | grep -c .; process -in library.xml -xsl library-base.xsl -text -tt -tg -ts
    process -in library.xml -xsl extensions.xsl -html
    process -in library.xml -xsl extensions.xsl -param fail message
    process -in library.xml -xsl extensions.xsl -param fail java
    process -in library.xml -xsl extensions.xsl -param fail overload
    echo '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><xsl:none/><a b="{$c}"/></xsl:template></xsl:stylesheet>' >wrong.xsl
    process -in library.xml -xsl wrong.xsl
    process -in library.xml -xsl wrong.xsl -xsltc
    echo '<a><b></a>' >wrong.xml
    process -in wrong.xml -xsl library.xsl
    "$VM" -cp "$xalan" org.apache.xalan.xsltc.cmdline.Compile -d translets -p translets library.xsl &&
        "$VM" -cp "$xalan:translets" org.apache.xalan.xsltc.cmdline.Transform library.xml translets.library limit=5
}
