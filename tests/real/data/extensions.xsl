<!-- What only Xalan has: Java and JavaScript in a stylesheet, more than one output; and an end with an error. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:java="http://xml.apache.org/xalan/java" xmlns:xalan="http://xml.apache.org/xalan"
    xmlns:redirect="http://xml.apache.org/xalan/redirect" xmlns:js="urn:js" extension-element-prefixes="redirect js" exclude-result-prefixes="java xalan">
  <xsl:output method="html"/>
  <xsl:param name="fail"/>
  <xalan:component prefix="js" functions="shout">
    <xalan:script lang="javascript">function shout(s) { var r = ''; for (var i = 0; i &lt; s.length; i++) r = s.charAt(i) + r; return r.toUpperCase() + [1, 2].length; }</xalan:script>
  </xalan:component>
  <xsl:template match="/library">
    <html><head><title>Books &amp; more</title></head><body bgcolor="{java:java.lang.Integer.toHexString(16711935)}">
      <xsl:for-each select="book">
        <redirect:write select="concat(@id, '.txt')"><note><xsl:value-of select="title"/></note></redirect:write>
        <p><xsl:value-of select="js:shout(string(author))"/><br/><img src="é.png?a=1&amp;b=2" selected="selected"/></p>
      </xsl:for-each>
      <xsl:variable name="list" select="java:java.util.ArrayList.new()"/>
      <xsl:variable name="added" select="java:add($list, string(count(book)))"/>
      <p><xsl:value-of select="java:toString($list)"/> <xsl:value-of select="xalan:evaluate('count(book[tag = &quot;novel&quot;])')"/> <xsl:value-of select="java:java.lang.Math.pow(2, 10)"/></p>
      <xsl:if test="$fail = 'message'"><xsl:message terminate="yes">asked to stop</xsl:message></xsl:if>
      <xsl:if test="$fail = 'overload'"><xsl:value-of select="java:java.lang.StringBuffer.new('built')"/></xsl:if>   <!-- takes the first constructor that fits somehow -->
      <xsl:if test="$fail = 'java'"><xsl:value-of select="java:java.lang.Integer.parseInt('x')"/></xsl:if>
      <script>if (a &lt; b) { }</script>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
