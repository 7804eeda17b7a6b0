// URI and URL parsing, resolution, encoding and their errors.
import java.net.*;
import java.nio.charset.StandardCharsets;

public class UrisAndUrls {
    public static void main(String[] args) throws Exception {
        URI u = new URI("http://user@host.example:8080/a/b/../c%20d;p?q=1&r=%C3%A9#frag");
        System.out.println(u.getScheme() + " " + u.getUserInfo() + " " + u.getHost() + " " + u.getPort() + " " + u.getPath() + " " + u.getRawPath() + " " + u.getQuery() + " " + u.getRawQuery() + " " + u.getFragment() + " " + u.normalize());
        URI base = URI.create("http://h/a/b/c?q");
        for (String s : new String[] { "d", "../d", "/d", "?x", "#f", "//o/p", "g:h", "", "./", "../../../x" })
            System.out.print(base.resolve(s) + " ");
        System.out.println(base.relativize(URI.create("http://h/a/b/c/d")) + " " + URI.create("mailto:a@b").isOpaque() + " " + URI.create("mailto:a@b").getSchemeSpecificPart());
        System.out.println(new URI("http", "h", "/p q/\u00e9", "a b", "f g") + " " + new URI("http", "h", "/\u00e9", null).toASCIIString() + " " + URI.create("HTTP://H/x").equals(URI.create("http://h/x")) + " " + u.compareTo(base));
        for (String bad : new String[] { "http://h/a b", "a:", "http://[::1", "%zz", "1x:y" })
            try {
                System.out.println(new URI(bad));
            } catch (URISyntaxException e) {
                System.out.println(e.getMessage());
            }
        URL l = new URL("https://h:99/p/q.html?x=y#ref");
        System.out.println(l.getProtocol() + l.getHost() + l.getPort() + l.getDefaultPort() + l.getFile() + l.getRef() + l.getAuthority() + " " + new URL(l, "../r") + " " + l.toURI());
        try {
            new URL("nope://x");
        } catch (MalformedURLException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(URLEncoder.encode("a b&c=\u00e9/~*", StandardCharsets.UTF_8) + " " + URLDecoder.decode("a+b%26%C3%A9", StandardCharsets.UTF_8) + " " + IDN.toASCII("b\u00fccher.example") + " " + new URL("jar:file:/x.jar!/y").getPath());
    }
}
