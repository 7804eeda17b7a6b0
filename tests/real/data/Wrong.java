package wrong;

import java.util.*;
import no.such.Thing;

/** Every statement below is an error. */
public class Wrong extends Missing implements Comparable<Wrong> {
    final int a;
    int b = "text";
    static void f() { this.b = 1; }
    int g() { }
    void h() throws java.io.IOException { int x; x++; return 1; }
    void i() { h(); }
    void j() { List<int> l; for (String s : 5) { } }
    <T extends Number> T k(T t) { return t; }
    void l() { k("text"); new Wrong(1, 2).m(); switch (b) { case 1: case 1: } }
    void n() { while (true) { } int unreachable = 0; }
    sealed interface S permits T { }
    final class T { }
    record R(int x) { int y; R { return; } }
    void o(Object p) { if (p instanceof String s && s.length() > 0 || s.isEmpty()) { } }
    enum E { A, B; E() { super(); } }
    void q() { Runnable r = () -> 5; var v = null; var w = () -> { }; }
    void q() { }
    abstract void s();
    @Override public String toSting() { return ""; }
}
