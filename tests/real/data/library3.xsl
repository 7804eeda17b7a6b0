<!-- XSLT 3.0 on library.xml: grouping, modes with accumulators, functions, iteration, text value templates, several results. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:f"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:err="http://www.w3.org/2005/xqt-errors" expand-text="yes" exclude-result-prefixes="#all">
  <xsl:output method="xml" indent="yes"/>
  <xsl:mode on-no-match="shallow-skip" use-accumulators="#all"/>
  <xsl:mode name="copy" on-no-match="shallow-copy"/>
  <xsl:accumulator name="pages" initial-value="0" as="xs:integer"><xsl:accumulator-rule match="book" select="$value + string-length(title)"/></xsl:accumulator>
  <xsl:key name="by-author" match="book" use="author/substring-before(., ',')"/>
  <xsl:variable name="rates" select="map { 'GBP' : 1.25, 'EUR' : 1.1 }"/>
  <xsl:function name="f:usd" as="xs:decimal?"><xsl:param name="price" as="element(price)?"/><xsl:sequence select="$price ! (xs:decimal(.) * $rates(@currency))"/></xsl:function>
  <xsl:template match="/library">
    <report>
      <xsl:for-each-group select="book" group-by="tag"><xsl:sort select="current-grouping-key()"/><tag name="{current-grouping-key()}" books="{current-group()/@id}" usd="{format-number(sum(current-group() ! f:usd(price)), '0.00')}"/></xsl:for-each-group>
      <xsl:for-each-group select="1 to 12" group-adjacent=". idiv 5"><run>{current-group()}</run></xsl:for-each-group>
      <xsl:iterate select="loan"><xsl:param name="total" select="0"/><xsl:on-completion><total>{$total}</total></xsl:on-completion>
        <xsl:choose><xsl:when test="@days = 3"><stopped at="{position()}">{$total}</stopped><xsl:break/></xsl:when><xsl:otherwise><xsl:next-iteration><xsl:with-param name="total" select="$total + @days"/></xsl:next-iteration></xsl:otherwise></xsl:choose></xsl:iterate>
      <xsl:apply-templates select="book"/>
      <xsl:apply-templates select="book[2]" mode="copy"/>
      <xsl:analyze-string select="'born 1818, died 1851'" regex="\d+"><xsl:matching-substring><year>{.}</year></xsl:matching-substring><xsl:non-matching-substring>[{.}]</xsl:non-matching-substring></xsl:analyze-string>
      <xsl:try><xsl:sequence select="1 div 0"/><xsl:catch errors="err:FOAR0001">caught {$err:code}</xsl:catch></xsl:try>
      <xsl:merge><xsl:merge-source select="1, 4, 6"><xsl:merge-key select="."/></xsl:merge-source><xsl:merge-source select="2, 4, 5"><xsl:merge-key select="."/></xsl:merge-source><xsl:merge-action><m>{current-merge-group()}</m></xsl:merge-action></xsl:merge>
      <json>{xml-to-json(json-to-xml('{"a": [1, true, null], "b": {"c": "x"}}'))}</json>
      <xsl:result-document href="side.html" method="html"><html><body><p>{count(book)} &lt; 10<br/></p></body></html></xsl:result-document>
      <xsl:message select="'done'"/>
    </report>
  </xsl:template>
  <xsl:template match="book[key('by-author', 'Brontë')]" priority="1"><bronte><xsl:next-match/></bronte></xsl:template>
  <xsl:template match="book"><book pages="{accumulator-before('pages')}" sort="{sort(author)[1]}"/></xsl:template>
  <xsl:template match="i" mode="copy"><em><xsl:apply-templates mode="#current"/></em></xsl:template>
</xsl:stylesheet>
