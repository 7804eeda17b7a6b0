// A tour through the language: what this prints is compared with another VM's output.
import groovy.json.*
import groovy.transform.*
import groovy.xml.MarkupBuilder

@ToString(includeNames = true) @EqualsAndHashCode class Point { int x, y; Point plus(Point o) { new Point(x: x + o.x, y: y + o.y) } }
@Immutable class Money { BigDecimal amount; String currency }
@Canonical class Pair { def left, right }
trait Greeter { String name; String greet() { "Hello, $name" } }
class Person implements Greeter, Comparable<Person> { int age; int compareTo(Person o) { age <=> o.age }; String toString() { "$name($age)" } }
enum Planet { MERCURY(3.3e23, 2.44e6), EARTH(5.97e24, 6.37e6)
    final double mass, radius
    Planet(double m, double r) { mass = m; radius = r }
    double gravity() { 6.67e-11 * mass / (radius * radius) } }

println "sum ${(1..10).sum()} and ${{ -> 6 * 7 }()}"
println new Point(x: 1, y: 2) + new Point(x: 3, y: 4)
println new Money(1.50, 'EUR') == new Money(1.5, 'EUR')
println new Pair(1, [2, 3])
try { new Money(1, 'X').amount = 2 } catch (ReadOnlyPropertyException e) { println "read only: ${e.message}" }
def people = [new Person(name: 'Ann', age: 30), new Person(name: 'Bob', age: 25)]
println people.sort() + people*.greet() + people.max { it.name }
Planet.values().each { printf '%s %.2f%n', it, it.gravity() }

def list = [3, 1, 4, 1, 5, 9, 2, 6]
println list.sort(false) + list.unique(false) + list.findAll { it > 2 }.collect { it ** 2 }
println list.inject(0) { a, b -> a + b } + ' ' + list.groupBy { it % 3 } + ' ' + list.collate(3)
println list[0..2] + list[-1] + list[1, 3]
def map = [a: 1, b: 2, 'c d': 3]
println map.collectEntries { k, v -> [v, k] }.toString() + map.any { k, v -> v > 2 } + map.find { it.value == 2 }.key
map.each { k, v -> print "$k=$v;" }
println()
println([1, [2, [3, [4]]]].flatten() + [[1, 2], [3, 4]].transpose() + [[1, 2], ['x', 'y']].combinations())
println(('a'..'f').step(2) + ('' + 10.downto(7) { print it }))

def add = { a, b = 10 -> a + b }
println add(1) + add(1, 2) + (add.curry(5) >> { it * 2 })(1)
def fact; fact = { n -> n < 2 ? 1G : n * fact(n - 1) }
println fact(30)
def fib; fib = { n -> n < 2 ? n : fib(n - 1) + fib(n - 2) }.memoize()
println((1..20).collect { n -> fib(n) })
def trampolined; trampolined = { n, acc = 0 -> n == 0 ? acc : trampolined.trampoline(n - 1, acc + n) }.trampoline()
println trampolined(5000)

String.metaClass.shout = { -> delegate.toUpperCase() + '!' }
println 'groovy'.shout()
Integer.metaClass.getDoubled = { -> delegate * 2 }
println 21.doubled
class Dynamic {
    def props = [:]
    def propertyMissing(String n) { props[n] ?: "no $n" }
    def propertyMissing(String n, v) { props[n] = v }
    def methodMissing(String n, args) { "$n(${args.join(',')})" } }
def d = new Dynamic(); d.foo = 5
println "${d.foo} ${d.bar} ${d.anything(1, 2)}"
def e = new Expando(hi: { "expando $it" }); e.x = 3
println e.hi(2) + e.x
use(groovy.time.TimeCategory) { println 3.days + 2.hours }
@Category(String) class Shout { String twice() { this + this } }
use(Shout) { println 'ab'.twice() }
println 'abc'.respondsTo('size').size() > 0
println Point.metaClass.properties*.name.sort()
def proxy = ProxyMetaClass.getInstance(String); println proxy.theClass
def mapped = [run: { println 'from map' }] as Runnable; mapped.run()
Comparator byLength = { a, b -> a.size() <=> b.size() } as Comparator
println(['ccc', 'a', 'bb'].sort(byLength))

println 'x=1,y=22'.findAll(/(\w)=(\d+)/) { all, k, v -> "$v$k" }
assert 'groovy' ==~ /gr.*y/
def m = 'Groovy 2.4' =~ /(\d)\.(\d)/
println "${m[0]} ${m.count}"
println """multi
  line""".stripIndent().readLines()
println 'abc'.collect { it.next() }.join() + 'abc'.reverse() + 'abc'.padLeft(5, '*') + 'a-b'.tokenize('-')

switch (42) { case String: println 'string'; break; case 40..45: println 'in range'; break; default: println 'none' }
println null?.length() ?: 'elvis'
println 7.intdiv(2) + 7 / 2 + 7 % 3 + 2 ** 10 + 1.1 + 0.1f
println new BigDecimal('1.10').scale() + (1..3).collect { it as String }.toString()
def (a, b, c) = [1, 2]
println "$a $b $c"
println([1, 2, 3].stream().map { it * 2 }.collect(java.util.stream.Collectors.toList()))
@CompileStatic int staticSum(List<Integer> l) { int s = 0; for (int i in l) s += i; s }
println staticSum([1, 2, 3])
@TypeChecked String checked(String s) { s.toUpperCase() }
println checked('typed')

println new JsonSlurper().parseText('{"a": [1, 2.5, true, null], "b": {"c": "d"}}').b.c
println JsonOutput.prettyPrint(JsonOutput.toJson([x: 1, y: [1, 2], z: 'q"uote']))
def w = new StringWriter()
new MarkupBuilder(w).root(id: 1) { item('one'); item(n: 2) { sub('deep') } }
println w
def xml = new XmlSlurper().parseText('<r><i v="1">a</i><i v="2">b</i></r>')
println xml.i.collect { it.@v.toInteger() + it.text() }
println new XmlParser().parseText('<r><i v="1">a</i></r>').i[0].attributes()
println new groovy.text.SimpleTemplateEngine().createTemplate('Hi <% 3.times { %>${it}<% } %> $who').make(who: 'you')

def shell = new GroovyShell(new Binding(n: 6))
println shell.evaluate('n * 7')
println Eval.x(3, 'x + 1')
try { shell.evaluate('nope()') } catch (MissingMethodException x) { println x.message.readLines()[0] }
try { shell.evaluate('def x = {') } catch (org.codehaus.groovy.control.CompilationFailedException x) { println x.message.readLines()[0] }
try { assert [1, 2].size() == 3 } catch (AssertionError x) { println x.message }
try { null.foo() } catch (NullPointerException x) { println x.message }
try { 'a' as Integer } catch (x) { println x.class.name }
try { throw new IOException('io') } catch (IOException | RuntimeException x) { println x } finally { println 'finally' }
new File(System.getProperty('java.io.tmpdir'), 'tour.txt').with { f -> f.text = 'l1\nl2\n'; f.eachLine { l, i -> println "$i $l" }; f.delete() }
def t = Thread.start { println 'in thread' }; t.join()
def total = new java.util.concurrent.atomic.AtomicInteger()
(1..4).collect { n -> Thread.start { 100.times { total.addAndGet(n) } } }*.join()
println total
println 'ls'.class.simpleName + ['echo', 'executed'].execute().text.trim()
def sw = new StringWriter(); new RuntimeException('traced').printStackTrace(new PrintWriter(sw))
println org.codehaus.groovy.runtime.StackTraceUtils.sanitize(new RuntimeException('x')).stackTrace*.toString()
