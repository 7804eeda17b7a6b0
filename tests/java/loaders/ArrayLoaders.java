import java.io.InputStream;

/** The loader of an array class is that of its elements (java.lang.Class.getClassLoader). */
public class ArrayLoaders {
    static class Element { }

    static class Own extends ClassLoader {
        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.endsWith("$Element")) return super.loadClass(name, resolve);
            try (InputStream in = ArrayLoaders.class.getResourceAsStream(name + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Own own = new Own();
        Class<?> element = own.loadClass("ArrayLoaders$Element");
        System.out.println(element.getClassLoader() == own);
        System.out.println(element.arrayType().getClassLoader() == own);
        System.out.println(java.lang.reflect.Array.newInstance(element, 1, 2).getClass().getClassLoader() == own);
        System.out.println(new Element[0][0].getClass().getClassLoader() == ClassLoader.getSystemClassLoader());
        System.out.println(Class.forName("[LArrayLoaders$Element;").getClassLoader() == ClassLoader.getSystemClassLoader());
        System.out.println(new String[0].getClass().getClassLoader() + " " + int[][].class.getClassLoader());
        Runnable hidden = () -> { };
        System.out.println(hidden.getClass().arrayType().getClassLoader() == ClassLoader.getSystemClassLoader());
    }
}
