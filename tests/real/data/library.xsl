<!-- Most of XSLT 1.0 and of EXSLT on library.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:exsl="http://exslt.org/common"
    xmlns:set="http://exslt.org/sets" xmlns:str="http://exslt.org/strings" xmlns:math="http://exslt.org/math"
    xmlns:x="urn:extra" exclude-result-prefixes="exsl set str math x">
  <xsl:import href="library-base.xsl"/>
  <xsl:output method="xml" indent="yes" encoding="UTF-8" doctype-system="report.dtd" cdata-section-elements="raw"/>
  <xsl:strip-space elements="library book"/>
  <xsl:key name="by-year" match="book" use="@year"/>
  <xsl:key name="by-tag" match="book" use="tag"/>
  <xsl:key name="loans" match="loan" use="@book"/>
  <xsl:decimal-format name="continental" decimal-separator="," grouping-separator="." NaN="-"/>
  <xsl:param name="limit" select="10"/>
  <xsl:variable name="all" select="/library/book"/>
  <xsl:attribute-set name="marked"><xsl:attribute name="by">xslt</xsl:attribute></xsl:attribute-set>

  <xsl:template match="/">
    <report xsl:use-attribute-sets="marked" limit="{$limit}" count="{count($all)}">
      <xsl:apply-templates select="library/processing-instruction() | library/comment()"/>
      <xsl:apply-templates select="library/book"><xsl:sort select="@year" data-type="number" order="descending"/><xsl:sort select="author[1]"/></xsl:apply-templates>
      <years>
        <xsl:for-each select="$all[generate-id() = generate-id(key('by-year', @year)[1])]">
          <xsl:sort select="@year"/>
          <year n="{@year}" position="{position()} of {last()}"><xsl:value-of select="count(key('by-year', @year))"/></year>
        </xsl:for-each>
      </years>
      <tags><xsl:for-each select="set:distinct($all/tag)"><xsl:sort/><tag name="{.}"><xsl:for-each select="key('by-tag', .)"><xsl:value-of select="@id"/><xsl:if test="position() != last()">, </xsl:if></xsl:for-each></tag></xsl:for-each></tags>
      <xsl:variable name="late"><xsl:for-each select="//loan[@days &gt; $limit]"><late title="{id(@book)/title}"><xsl:value-of select="@days - $limit"/></late></xsl:for-each></xsl:variable>
      <late total="{sum(exsl:node-set($late)/late)}"><xsl:copy-of select="$late"/></late>
      <numbers>
        <xsl:value-of select="format-number(1234567.891, '#,##0.00')"/> | <xsl:value-of select="format-number(sum($all/price), '#.##0,00', 'continental')"/> | <xsl:value-of select="format-number('x', '0', 'continental')"/> | <xsl:value-of select="format-number(-0.256, '0.0%')"/>
        <xsl:text> | </xsl:text><xsl:value-of select="concat(7 div 2, ' ', 7 mod -3, ' ', 1 div 0, ' ', 0 div 0, ' ', round(-2.5), ' ', floor(-2.5), ' ', 0.1 + 0.2, ' ', number('  12 '), ' ', 10000000 * 10000000)"/>
        <xsl:text> | </xsl:text><xsl:value-of select="math:max($all/@year)"/>
      </numbers>
      <text>
        <xsl:value-of select="translate(normalize-space('  a   b c '), 'abc', 'AB')"/>|<xsl:value-of select="substring('12345', 1.5, 2.6)"/>|<xsl:value-of select="substring-before('2024-05', '-')"/>|<xsl:value-of select="substring-after('2024-05', '-')"/>|<xsl:value-of select="string-length('é€')"/>|<xsl:value-of select="contains('abc', '')"/>|<xsl:value-of select="boolean($all[@year = 1])"/>|<xsl:value-of select="starts-with('abc', 'ab') and not(false())"/>
        <xsl:for-each select="str:tokenize('one two,three', ' ,')"><token><xsl:value-of select="."/></token></xsl:for-each>
      </text>
      <raw><xsl:text>a &lt; b ]]&gt; c</xsl:text></raw>
      <unescaped><xsl:text disable-output-escaping="yes">&lt;br/&gt;</xsl:text></unescaped>
      <fibonacci><xsl:call-template name="fibonacci"><xsl:with-param name="n" select="20"/></xsl:call-template></fibonacci>
      <hanoi><xsl:call-template name="hanoi"><xsl:with-param name="n" select="7"/></xsl:call-template></hanoi>
      <axes>
        <xsl:for-each select="$all[3]">
          <xsl:value-of select="concat(count(ancestor-or-self::*), ' ', count(preceding-sibling::*), ' ', count(following::*), ' ', name(descendant::*[last()]), ' ', count(preceding::text()), ' ', local-name(../book[4]/x:price), ' ', namespace-uri(//x:*), ' ', count(namespace::*))"/>
        </xsl:for-each>
      </axes>
      <xsl:element name="x:made" namespace="urn:made"><xsl:attribute name="when"><xsl:value-of select="$all[last()]/@year"/></xsl:attribute><xsl:comment>written</xsl:comment><xsl:processing-instruction name="made">by xslt</xsl:processing-instruction></xsl:element>
      <available><xsl:value-of select="concat(function-available('exsl:node-set'), element-available('xsl:sort'), function-available('x:none'), system-property('xsl:version'))"/></available>
      <other><xsl:for-each select="document('targets.xsl')//@match"><xsl:value-of select="."/></xsl:for-each></other>
      <copy><xsl:apply-templates select="library/book[2]/title" mode="copy"/></copy>
      <xsl:if test="not(key('loans', 'b2'))"><xsl:message>b2 was never lent</xsl:message></xsl:if>
    </report>
  </xsl:template>

  <xsl:template match="book">
    <book>
      <xsl:attribute name="number"><xsl:number count="book" format="I"/></xsl:attribute>
      <xsl:choose>
        <xsl:when test="@language = 'de'"><xsl:attribute name="german">yes</xsl:attribute></xsl:when>
        <xsl:when test="count(author) &gt; 1"><xsl:attribute name="authors"><xsl:value-of select="count(author)"/></xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:attribute name="by"><xsl:value-of select="substring-before(author, ',')"/></xsl:attribute></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-imports/>
      <xsl:apply-templates select="key('loans', @id)"/>
    </book>
  </xsl:template>
  <xsl:template match="loan[@days &lt;= 10]" priority="2"><loan short="{@days}"/></xsl:template>
  <xsl:template match="loan"><loan><xsl:number value="@days" format="a"/>-<xsl:number value="@days * 1000" grouping-separator="." grouping-size="3"/></loan></xsl:template>
  <xsl:template match="processing-instruction()"><pi name="{name()}"><xsl:value-of select="."/></pi></xsl:template>
  <xsl:template match="comment()"><xsl:copy/></xsl:template>
  <xsl:template match="@* | node()" mode="copy"><xsl:copy><xsl:apply-templates select="@* | node()" mode="copy"/></xsl:copy></xsl:template>
  <xsl:template match="i" mode="copy"><em><xsl:apply-templates mode="copy"/></em></xsl:template>

  <xsl:template name="fibonacci">
    <xsl:param name="n"/><xsl:param name="a" select="0"/><xsl:param name="b" select="1"/>
    <xsl:choose>
      <xsl:when test="$n = 0"><xsl:value-of select="$a"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="fibonacci"><xsl:with-param name="n" select="$n - 1"/><xsl:with-param name="a" select="$b"/><xsl:with-param name="b" select="$a + $b"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="hanoi">
    <xsl:param name="n"/><xsl:param name="from" select="'a'"/><xsl:param name="to" select="'b'"/><xsl:param name="by" select="'c'"/>
    <xsl:if test="$n &gt; 0">
      <xsl:call-template name="hanoi"><xsl:with-param name="n" select="$n - 1"/><xsl:with-param name="from" select="$from"/><xsl:with-param name="to" select="$by"/><xsl:with-param name="by" select="$to"/></xsl:call-template>
      <xsl:value-of select="concat($from, $to)"/>
      <xsl:call-template name="hanoi"><xsl:with-param name="n" select="$n - 1"/><xsl:with-param name="from" select="$by"/><xsl:with-param name="to" select="$to"/><xsl:with-param name="by" select="$from"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
