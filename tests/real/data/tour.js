// A tour of Rhino: what this prints is compared with another VM's output.
function Point(x, y) { this.x = x; this.y = y; }
Point.prototype.toString = function () { return '(' + this.x + ', ' + this.y + ')'; };
print(new Point(1, 2), JSON.stringify({ a: [1, 2.5, null, true], b: 'x"y' }), JSON.parse('{"k": [1, 2]}').k.length);
print([3, 1, 2].sort().map(function (n) { return n * n; }).reduce(function (a, b) { return a + b; }), [1, , 3], 0.1 + 0.2, 1 / 3, 1e21, (255).toString(16), NaN, -0);
let [a, b] = [1, 2]; const f = (x) => x + 1;
print(a + b, f(41), `t`, /(\w+)@(\w+)/.exec('me@host').slice(1), 'aXbX'.replace(/X/g, '-'), 'x'.charCodeAt(0), parseInt('7f', 16));
function* numbers() { for (var i = 0; i < 5; i++) yield i * i; }
var out = []; for (var n of numbers()) out.push(n); print(out);
function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); } print(fib(20));
try { null.x; } catch (e) { print(e.name, e.message); }
try { undefinedFunction(); } catch (e) { print(e instanceof ReferenceError, e); }
try { throw { code: 5 }; } catch (e) { print(e.code); } finally { print('finally'); }
var list = new java.util.ArrayList(); list.add('java'); list.add(5); print(list, list.get(0).toUpperCase(), java.lang.Math.max(3, 4));
var runnable = new java.lang.Runnable({ run: function () { print('on', java.lang.Thread.currentThread().getName()); } });
var thread = new java.lang.Thread(runnable, 'T'); thread.start(); thread.join();
var adapter = new JavaAdapter(java.util.AbstractList, { size: function () { return 3; }, get: function (i) { return 'e' + i; } });
print(adapter.toString(), adapter.contains('e1'));
try { java.lang.Integer.parseInt('x'); } catch (e) { print(e.javaException.getClass().getName(), e.message); }
var o = { get g() { return 'getter'; }, set s(v) { this.v = v; } }; o.s = 3; print(o.g, o.v, Object.keys(o), typeof o, delete o.v, 'v' in o);
label: for (var i = 0; i < 3; i++) for (var j = 0; j < 3; j++) { if (j == 1) continue label; if (i == 2) break label; print(i, j); }
with (Math) print(max(1, 2), round(2.5), floor(-1.5)); print(eval('1 + 2'), new Function('x', 'return x * 2')(4));
var s = 0; for (var i = 0; i < 200000; i++) s = (s * 31 + i) % 1000003; print(s);
print(new Date(0).toISOString(), Object.getOwnPropertyNames('ab'), isNaN('x'), escape('a b'), encodeURIComponent('ä'));
