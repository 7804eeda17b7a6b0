import java.util.*;

/** A JSON parser and printer over a generated document. */
public class Json {
    private final String text;
    private int at;

    Json(String text) {
        this.text = text;
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at)))
            at++;
    }

    private boolean accept(char c) {
        skip();
        if (at >= text.length() || text.charAt(at) != c)
            return false;
        at++;
        return true;
    }

    private void expect(char c) {
        if (!accept(c))
            throw new IllegalArgumentException("expected " + c + " at " + at);
    }

    Object value() {
        skip();
        switch (text.charAt(at)) {
        case '{': {
            at++;
            Map<String, Object> map = new LinkedHashMap<>();
            if (accept('}'))
                return map;
            do {
                skip();
                String key = string();
                expect(':');
                map.put(key, value());
            } while (accept(','));
            expect('}');
            return map;
        }
        case '[': {
            at++;
            List<Object> list = new ArrayList<>();
            if (accept(']'))
                return list;
            do
                list.add(value());
            while (accept(','));
            expect(']');
            return list;
        }
        case '"':
            return string();
        case 't':
            at += 4;
            return true;
        case 'f':
            at += 5;
            return false;
        case 'n':
            at += 4;
            return null;
        default: {
            int start = at;
            while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0)
                at++;
            String number = text.substring(start, at);
            return number.indexOf('.') < 0 ? (Object) Long.valueOf(number) : (Object) Double.valueOf(number);
        }
        }
    }

    private String string() {
        expect('"');
        StringBuilder sb = new StringBuilder();
        for (char c; (c = text.charAt(at++)) != '"'; ) {
            if (c == '\\') {
                c = text.charAt(at++);
                if (c == 'u') {
                    c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                    at += 4;
                } else if (c == 'n') {
                    c = '\n';
                }
            }
            sb.append(c);
        }
        return sb.toString();
    }

    static void print(Object o, StringBuilder out) {
        if (o instanceof Map<?, ?> map) {
            char separator = '{';
            for (Map.Entry<?, ?> e : map.entrySet()) {
                out.append(separator);
                print(e.getKey(), out);
                out.append(':');
                print(e.getValue(), out);
                separator = ',';
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (o instanceof List<?> list) {
            char separator = '[';
            for (Object e : list) {
                out.append(separator);
                print(e, out);
                separator = ',';
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (o instanceof String s) {
            out.append('"');
            for (int i = 0; i < s.length(); i++) {
                char c = s.charAt(i);
                if (c == '"' || c == '\\')
                    out.append('\\').append(c);
                else if (c < 32)
                    out.append(String.format("\\u%04x", (int) c));
                else
                    out.append(c);
            }
            out.append('"');
        } else {
            out.append(o);
        }
    }

    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 700;
        StringBuilder sb = new StringBuilder("[");
        for (int i = 0; i < n; i++)
            sb.append(i == 0 ? "" : ",\n").append("{\"id\": ").append(i).append(", \"name\": \"item \\u00e9 \\\"").append(i * 31).append("\\\"\", \"tags\": [\"a\", \"b\\\\\", ").append(i % 7)
                .append("], \"price\": ").append(i).append(".25, \"ok\": ").append(i % 2 == 0).append(", \"none\": null, \"nested\": {\"x\": {\"y\": [[], {}]}}}");
        String text = sb.append("]").toString();
        int hash = 0;
        for (int round = 0; round < 6; round++) {
            StringBuilder out = new StringBuilder();
            print(new Json(text).value(), out);
            text = out.toString();
            hash = hash * 31 + text.hashCode();
        }
        System.out.println(hash + " " + text.length());
    }
}
