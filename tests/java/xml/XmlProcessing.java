// XML: DOM, SAX and StAX parsing, XPath, XSLT, serialisation, and the text of a parse error.
import java.io.*;
import javax.xml.parsers.*;
import javax.xml.stream.*;
import javax.xml.transform.*;
import javax.xml.transform.dom.*;
import javax.xml.transform.stream.*;
import javax.xml.xpath.*;
import org.w3c.dom.*;
import org.xml.sax.*;
import org.xml.sax.helpers.DefaultHandler;

public class XmlProcessing {
    static final String XML = "<?xml version=\"1.0\"?><!-- c --><books xmlns:x=\"urn:x\"><book id=\"1\" x:a=\"q\"><title>One &amp; only</title><price>10.5</price></book><book id=\"2\"><title><![CDATA[<Two>]]></title><price>20</price></book></books>";

    static class Quiet implements ErrorHandler {
        public void warning(SAXParseException e) { }
        public void error(SAXParseException e) throws SAXException { throw e; }
        public void fatalError(SAXParseException e) throws SAXException { throw e; }
    }

    public static void main(String[] args) throws Exception {
        DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
        f.setNamespaceAware(true);
        DocumentBuilder builder = f.newDocumentBuilder();
        Document doc = builder.parse(new InputSource(new StringReader(XML)));
        NodeList books = doc.getElementsByTagName("book");
        for (int i = 0; i < books.getLength(); i++) {
            Element b = (Element) books.item(i);
            System.out.println(b.getAttribute("id") + " " + b.getElementsByTagName("title").item(0).getTextContent() + " " + b.getAttributeNS("urn:x", "a") + " " + b.getChildNodes().getLength());
        }
        XPath xp = XPathFactory.newInstance().newXPath();
        System.out.println(xp.evaluate("sum(//price)", doc) + " " + xp.evaluate("//book[price > 15]/@id", doc) + " " + xp.evaluate("count(/books/*)", doc, XPathConstants.NUMBER) + " " + xp.evaluate("string-length(//title[1])", doc));
        StringBuilder sax = new StringBuilder();
        SAXParserFactory.newInstance().newSAXParser().parse(new ByteArrayInputStream(XML.getBytes()), new DefaultHandler() {
            @Override public void startElement(String u, String l, String q, Attributes a) { sax.append('<').append(q).append(a.getLength()); }
            @Override public void endElement(String u, String l, String q) { sax.append('>'); }
            @Override public void characters(char[] c, int s, int n) { sax.append(c, s, n); }
        });
        System.out.println(sax);
        XMLStreamReader r = XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(XML));
        StringBuilder events = new StringBuilder();
        while (r.hasNext()) events.append(r.next()).append(r.isStartElement() ? r.getLocalName() : "").append(' ');
        System.out.println(events);
        StringWriter w = new StringWriter();
        XMLStreamWriter sw = XMLOutputFactory.newInstance().createXMLStreamWriter(w);
        sw.writeStartDocument(); sw.writeStartElement("a"); sw.writeAttribute("k", "<\"&"); sw.writeCharacters("x<y"); sw.writeEmptyElement("e"); sw.writeEndDocument();
        System.out.println(w);
        Element added = doc.createElement("book");
        added.setAttribute("id", "3");
        added.appendChild(doc.createTextNode("text \u00e9"));
        doc.getDocumentElement().replaceChild(added, books.item(0));
        Transformer t = TransformerFactory.newInstance().newTransformer();
        t.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        t.setOutputProperty(OutputKeys.INDENT, "yes");
        StringWriter out = new StringWriter();
        t.transform(new DOMSource(doc), new StreamResult(out));
        System.out.println(out.toString().trim());
        String xsl = "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:output method='text'/><xsl:template match='/'><xsl:for-each select='//book'><xsl:sort select='@id' order='descending'/><xsl:value-of select='concat(@id, \":\", title)'/>;</xsl:for-each></xsl:template></xsl:stylesheet>";
        StringWriter result = new StringWriter();
        TransformerFactory.newInstance().newTransformer(new StreamSource(new StringReader(xsl))).transform(new StreamSource(new StringReader(XML)), new StreamResult(result));
        System.out.println(result);
        builder.setErrorHandler(new Quiet());
        for (String bad : new String[] { "<a><b></a>", "<a", "<a>&none;</a>", "text" })
            try {
                builder.parse(new InputSource(new StringReader(bad)));
            } catch (SAXParseException e) {
                System.out.println(e.getLineNumber() + ":" + e.getColumnNumber() + " " + e.getMessage());
            }
    }
}
