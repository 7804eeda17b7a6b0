// Dynamic proxies: several interfaces, Object methods, primitives, exceptions, default methods, non-public interfaces.
import java.lang.reflect.*;
import java.util.*;

public class Proxies {
    interface A { int number(int a, long b, double c); String text(String... s); default String def() { return "default of A"; } }
    public interface B { void nothing() throws java.io.IOException; boolean flag(); char c(); }
    interface Same { String text(String... s); }

    static class Handler implements InvocationHandler {
        public Object invoke(Object proxy, Method m, Object[] args) throws Throwable {
            String call = m.getDeclaringClass().getSimpleName() + "." + m.getName() + (args == null ? "()" : Arrays.deepToString(args));
            switch (m.getName()) {
            case "number": return ((Integer) args[0]) + 1;
            case "text": return call;
            case "nothing": throw args == null ? new java.io.IOException(call) : new Error();
            case "flag": throw new Exception("undeclared " + call);
            case "c": return "not a char";
            case "def": return "proxied " + InvocationHandler.invokeDefault(proxy, m);
            case "hashCode": return 17;
            case "equals": return proxy == args[0];
            case "toString": return "proxy";
            default: return null;
            }
        }
    }

    static void attempt(Runnable r) {
        try {
            r.run();
        } catch (Throwable t) {
            System.out.println(t.getClass().getSimpleName() + " " + t.getMessage() + " / " + t.getCause());
        }
    }

    public static void main(String[] args) throws Exception {
        Object p = Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] { A.class, B.class, Same.class, Comparable.class }, new Handler());
        A a = (A) p;
        B b = (B) p;
        for (int i = 0; i < 30; i++)
            a.number(i, 2, 3);
        System.out.println(a.number(41, 2, 3) + " " + a.text("x", "y") + " " + ((Same) p).text() + " " + a.def());
        System.out.println(p + " " + p.hashCode() + " " + p.equals(p) + p.equals("p") + " " + Proxy.isProxyClass(p.getClass()) + " " + (Proxy.getInvocationHandler(p) instanceof Handler));
        attempt(() -> { try { b.nothing(); } catch (java.io.IOException e) { System.out.println("checked " + e.getMessage()); } });
        attempt(b::flag);
        attempt(() -> System.out.println(b.c()));
        attempt(() -> System.out.println(((Comparable<Object>) p).compareTo("null for int")));
        attempt(() -> Proxy.newProxyInstance(null, new Class<?>[] { String.class }, new Handler()));
        attempt(() -> Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] { A.class, A.class }, new Handler()));
        attempt(() -> Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] { A.class }, null));
        System.out.println(Modifier.toString(p.getClass().getModifiers()) + " " + p.getClass().getPackageName().isEmpty() + " " + Arrays.toString(p.getClass().getInterfaces()) + " " + p.getClass().getSuperclass().getSimpleName());
        Object pub = Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] { B.class, Runnable.class }, (x, m, y) -> { System.out.println("lambda handler " + m.getName()); return null; });
        ((Runnable) pub).run();
        System.out.println(pub.getClass() == Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] { B.class, Runnable.class }, new Handler()).getClass());
        List<?> list = (List<?>) Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] { List.class }, (x, m, y) -> m.invoke(List.of(1, 2, 3), y));
        System.out.println(list.size() + " " + list.get(1) + " " + list);
        attempt(() -> list.get(9));
    }
}
