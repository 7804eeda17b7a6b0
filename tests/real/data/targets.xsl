<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>
  <xsl:template match="/project">
    <xsl:for-each select="target">
      <xsl:sort select="@name"/>
      <xsl:value-of select="concat(position(), '. ', @name, ': ', count(*), '&#10;')"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
