// Mutable, volatile and constant call sites, switch points, and handles as functional interfaces.
import java.lang.invoke.*;
import java.util.*;
import java.util.function.*;
import static java.lang.invoke.MethodType.methodType;

public class CallSites {
    static String a(int i) { return "a" + i; }
    static String b(int i) { return "b" + i; }

    public interface Calc { int calc(String s); default int twice(String s) { return 2 * calc(s); } }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        MethodType t = methodType(String.class, int.class);
        MethodHandle a = l.findStatic(CallSites.class, "a", t), b = l.findStatic(CallSites.class, "b", t);
        MutableCallSite mutable = new MutableCallSite(a);
        MethodHandle invoker = mutable.dynamicInvoker();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            out.append((String) invoker.invokeExact(i)).append(' ');
            mutable.setTarget(i % 2 == 0 ? b : a);
        }
        System.out.println(out);
        VolatileCallSite v = new VolatileCallSite(a);
        v.setTarget(b);
        System.out.println((String) v.getTarget().invokeExact(1) + (String) v.dynamicInvoker().invokeExact(2) + new ConstantCallSite(a).getTarget().type());
        try {
            new ConstantCallSite(a).setTarget(b);
        } catch (UnsupportedOperationException e) {
            System.out.println("constant");
        }
        try {
            mutable.setTarget(MethodHandles.constant(int.class, 1));
        } catch (WrongMethodTypeException e) {
            System.out.println(e.getMessage());
        }
        SwitchPoint point = new SwitchPoint();
        MethodHandle switched = point.guardWithTest(a, b);
        System.out.print((String) switched.invokeExact(1) + point.hasBeenInvalidated() + " ");
        SwitchPoint.invalidateAll(new SwitchPoint[] { point });
        System.out.println((String) switched.invokeExact(1) + point.hasBeenInvalidated());
        Calc c = MethodHandleProxies.asInterfaceInstance(Calc.class, l.findVirtual(String.class, "length", methodType(int.class)));
        System.out.println(c.calc("four") + " " + MethodHandleProxies.isWrapperInstance(c) + " " + MethodHandleProxies.wrapperInstanceType(c).getSimpleName());
        CallSite lambda = LambdaMetafactory.metafactory(l, "apply", methodType(IntFunction.class), methodType(Object.class, int.class), a, t);
        @SuppressWarnings("unchecked") IntFunction<String> f = (IntFunction<String>) lambda.getTarget().invokeExact();
        System.out.println(f.apply(3));
        try {
            LambdaMetafactory.metafactory(l, "apply", methodType(IntFunction.class), methodType(Object.class, long.class), a, t);
        } catch (LambdaConversionException e) {
            System.out.println(e.getMessage());
        }
        MutableCallSite counterSite = new MutableCallSite(methodType(int.class));
        counterSite.setTarget(MethodHandles.constant(int.class, 1));
        int sum = 0;
        MethodHandle inv = counterSite.dynamicInvoker();
        for (int i = 0; i < 1000; i++) {
            sum += (int) inv.invokeExact();
            if (i == 500) counterSite.setTarget(MethodHandles.constant(int.class, 10));
        }
        System.out.println(sum);
        try {
            new MutableCallSite(methodType(void.class)).dynamicInvoker().invokeExact();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
