# Saxon: a query and an XSLT 3.0 stylesheet, plans and errors of wrong ones.
saxon=/usr/share/java/Saxon-HE.jar
needs() { have $saxon; }
saxon() { "$VM" -cp "$saxon" "net.sf.saxon.$@" 2>&1; echo "exit code $?"; }
run()
{
    cp "$DATA/library.xml" .
    saxon Query -q:"$DATA/library.xq" -s:library.xml limit=5
    saxon Query -qs:'for $i in 1 to 3 return <a b="{$i}">{$i * $i}</a>' -explain:plan.xml '!indent=yes'
    saxon Transform -s:library.xml -xsl:"$DATA/library3.xsl" -o:report.xml
    saxon Query -qs:'let $x := 1 return $y + if'
    saxon Query -qs:'xs:integer("text") + 1'
    saxon Transform -s:none.xml -xsl:"$DATA/library3.xsl"
    saxon Transform -s:library.xml -xsl:"$DATA/library.xsl" limit=20
}
