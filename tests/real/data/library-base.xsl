<!-- What library.xsl imports. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="book"><title><xsl:value-of select="normalize-space(title)"/></title><xsl:apply-templates select="tag | price"/></xsl:template>
  <xsl:template match="tag"><xsl:copy-of select="."/></xsl:template>
  <xsl:template match="price"><xsl:value-of select="concat(@currency, ' ', format-number(., '0.00'))"/></xsl:template>
  <xsl:template match="loan">never: this is overridden</xsl:template>
</xsl:stylesheet>
