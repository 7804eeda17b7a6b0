# A tour of Ruby: what this prints is compared with another VM's output.
require 'set'
require 'json'
require 'stringio'
Point = Struct.new(:x, :y) { def +(o) Point.new(x + o.x, y + o.y) end }
p Point.new(1, 2) + Point.new(3, 4), (1..10).each_slice(3).map(&:sum), %w[b a c].sort_by { |s| -s.ord }
module Greet; def greet; "hello from #{self.class}"; end; end
class Animal; include Greet, Comparable; attr_accessor :age; def initialize(age) @age = age end
  def <=>(o) age <=> o.age end
  def method_missing(name, *args) name.to_s.start_with?('do_') ? "#{name}(#{args.join ','})" : super end
  def respond_to_missing?(n, all = false) n.to_s.start_with?('do_') || super end
  private def hidden; end
end
class Dog < Animal; def greet; super + '!'; end; end
puts Dog.new(3).greet, Dog.ancestors.first(3).inspect, Dog.new(1) < Dog.new(2), Dog.new(1).do_it(1, 2), Dog.new(1).respond_to?(:do_x)
[[:nope, NoMethodError], [:hidden, NoMethodError]].each { |m, k| begin; Dog.new(1).public_send(m); rescue k => e; puts e.message[/^[^#]*/]; end }
fib = Hash.new { |h, n| h[n] = n < 2 ? n : h[n - 1] + h[n - 2] }
puts fib[90], 2**200, 10.0 / 3, 7.divmod(-2).inspect, 3.14.rationalize(Rational(1, 100)), 1234567.89.round(1), '%05.2f|%-5s|%x' % [3.14159, 'ab', 255]
def blocks; return enum_for(:blocks) unless block_given?; yield 1; yield 2; :done; end
puts blocks { |n| print n, ' ' }, blocks.map { |n| n * 10 }.inspect, blocks.next
e = Enumerator.new { |y| a, b = 0, 1; loop { y << a; a, b = b, a + b } }
p e.lazy.select(&:even?).map { |n| n * n }.first(6), e.take(10)
f = Fiber.new { |x| y = Fiber.yield(x + 1); y * 2 }
p f.resume(1), f.resume(10)
p [1, [2, [3, nil]]].flatten.compact, { a: 1, 'b' => 2 }.map { |k, v| [k.to_s, v] }.to_h, Set[1, 2] | Set[3], (1..6).partition(&:odd?), [3, 1].minmax
puts "h\u00e9llo".bytes.size, 'hello world'.gsub(/o(.)?/) { "0#{$1}" }, 'a-b_c'.tr('-_', '  ').split.inspect, "x".succ, 'snake_case'.split('_').map(&:capitalize).join, "abc"[1..], 'abc' =~ /c/
begin; raise ArgumentError, 'bad'; rescue => e; puts e.class, e.message, e.backtrace.first[/tour.rb:\d+/]; ensure puts 'ensured'; end
def deep(n) n.zero? ? raise('deep') : deep(n - 1) end
begin; deep(3); rescue => e; puts e.backtrace.first(4).map { |l| l[/tour.rb.*/] }; end
puts catch(:found) { 10.times { |i| throw :found, i if i == 4 }; :none }
p (1..4).inject(:*), [1, 2, 3].zip([4, 5, 6]), (1..3).each_with_object([]) { |i, a| a << i }, [1, 2, 3, 4].each_cons(2).to_a, %w[a b a].group_by(&:itself)
o = Object.new; def o.each; yield 3; yield 1; end; o.extend(Enumerable); p o.sort, o.include?(3)
class Integer; def double; self * 2; end; end
p 4.double, 5.send(:+, 3), Dog.instance_method(:greet).owner, Dog.instance_methods(false), binding.local_variable_defined?(:e)
Dog.class_eval { define_method(:bark) { |n = 1| 'woof ' * n } }; puts Dog.new(1).bark(2)
p ObjectSpace.respond_to?(:each_object), [1, 2].frozen?, :sym.to_proc.call('x') rescue p $!.class
puts JSON.generate(a: [1, nil, 2.5], b: { c: "q\"" }), JSON.parse('{"x": [1, {"y": null}]}').inspect
q = Queue.new; t = Thread.new { 3.times { |i| q << i }; q << nil }; r = []; while (v = q.pop) do r << v end; t.join; p r
m = Mutex.new; c = 0; 4.times.map { Thread.new { 100.times { m.synchronize { c += 1 } } } }.each(&:join); p c
require 'java'
list = java.util.ArrayList.new([3, 1, 2]); java.util.Collections.sort(list); p list.to_a, list.stream.map { |x| x * 2 }.collect(java.util.stream.Collectors.to_list).to_a
class Task; include java.util.concurrent.Callable; def call; 'called'; end; end
pool = java.util.concurrent.Executors.new_single_thread_executor; p pool.submit(Task.new).get; pool.shutdown
begin; java.lang.Integer.parse_int('x'); rescue java.lang.NumberFormatException => e; puts e.message; end
s = 0; 200_000.times { |i| s = (s * 31 + i) % 1000003 }; p s
at_exit { puts 'at exit' }
exit 3
