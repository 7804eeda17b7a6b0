# A tour of Python 2 and its library on Jython: what this prints is compared with another VM's output.
from __future__ import print_function, division, with_statement
import sys, os, re, json, csv, math, struct, string, textwrap, itertools, functools, operator, collections, heapq, bisect
import datetime, calendar, decimal, fractions, hashlib, base64, binascii, zlib, pickle, cPickle, copy, random, threading, Queue
import StringIO, cStringIO, tempfile, shutil, traceback, logging, unittest, doctest, inspect, types, weakref, contextlib, time
import xml.dom.minidom, xml.etree.ElementTree as ET, ConfigParser, optparse, argparse, difflib, codecs, unicodedata, zipfile, ast, dis

def section(title): print('---', title)

section('generators')
def tree(n):
    if n:
        for x in tree(n - 1): yield x
        yield n
def echo():
    received = []
    try:
        while True:
            try: received.append((yield len(received)))
            except ValueError as e: received.append(str(e))
    finally: print('closed with', received)
print(list(tree(4)), sum(x * x for x in xrange(100) if x % 3 == 0), {k: v for k, v in zip('ab', itertools.count())}, {c for c in 'a'})
e = echo(); next(e); e.send('one'); e.throw(ValueError, 'two'); e.send(3); e.close()
try: next(e)
except StopIteration: print('stopped')
def primes():
    yield 2
    found = [2]
    for n in itertools.count(3, 2):
        if all(n % p for p in itertools.takewhile(lambda p: p * p <= n, found)): found.append(n); yield n
print(list(itertools.islice(primes(), 90, 100)), [''.join(g) for _, g in itertools.groupby('aabccc')], list(itertools.permutations('abc', 2)))

section('classes')
class Meta(type):
    registry = []
    def __new__(mcs, name, bases, d):
        d['made_by'] = mcs.__name__
        cls = type.__new__(mcs, name, bases, d); mcs.registry.append(name); return cls
class Positive(object):
    def __init__(self, name): self.name = '_' + name
    def __get__(self, o, cls): return self if o is None else getattr(o, self.name, 0)
    def __set__(self, o, v):
        if v < 0: raise ValueError('%s must not be negative: %r' % (self.name[1:], v))
        setattr(o, self.name, v)
class A(object):
    __metaclass__ = Meta
    size = Positive('size')
    def who(self): return 'A'
    def __getattr__(self, name):
        if name.startswith('get_'): return lambda: name[4:]
        raise AttributeError(name)
class B(A):
    def who(self): return 'B' + super(B, self).who()
class C(A):
    def who(self): return 'C' + super(C, self).who()
class D(B, C):
    __slots__ = ('extra',)
    def who(self): return 'D' + super(D, self).who()
    def __enter__(self): print('enter'); return self
    def __exit__(self, kind, value, tb): print('exit', kind and kind.__name__); return kind is KeyError
    def __len__(self): return 7
    def __getitem__(self, i): return range(10)[i]
    def __call__(self, *args, **kw): return args, sorted(kw.items())
    @property
    def area(self): return self.size ** 2
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def help(): return 'help'
d = D.make(); d.size = 5
print(d.who(), [c.__name__ for c in D.__mro__], Meta.registry, D.made_by, d.area, d.get_x(), len(d), d[2:5], d[-1], d(1, *(2, 3), **{'k': 4}), D.help())
with d: raise KeyError('swallowed')
for attempt in ['d.size = -1', 'd.nope', 'd.area = 3', 'A().who(1)', 'object().x', 'int("z")', '[][1]', '{}[1]', '1 // 0', 'undefined', 'None + 1', 'assert 0, "no"', 'a b', 'import nothing']:
    try: exec(attempt)
    except Exception as x: print('%-12s' % attempt, type(x).__name__, x)
class Old:
    def __cmp__(self, o): return -1
    def __coerce__(self, o): return (1, o)
    def __del__(self): pass
print(Old() < Old(), isinstance(Old(), Old), type(Old()).__name__, sorted([3, 'a', None, 2.5, (1,)], key=str))
Point = collections.namedtuple('Point', 'x y'); print(Point(1, y=2)._replace(x=5), Point._fields)

section('exceptions')
def deep(n):
    if n == 0: return json.loads('{"a": ')
    return deep(n - 1)
try: deep(2)
except ValueError: print(re.sub(r'File ".*/(\w+\.py)"', r'File "\1"', traceback.format_exc()))
def chain():
    try:
        try: raise RuntimeError('first')
        finally: print('inner finally')
    except RuntimeError as x:
        tb = sys.exc_info()[2]
        print([(f[1], f[2], f[3]) for f in traceback.extract_tb(tb)])
        raise LookupError, 'second', tb
    else: print('not here')
try: chain()
except LookupError as x: print(repr(x), traceback.extract_tb(sys.exc_info()[2])[-1][1:])
def finals():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: return 'returned %d' % i
        finally: print('finally', i)
print(finals())
def recurse(n): return recurse(n + 1)
sys.setrecursionlimit(200)
try: recurse(0)
except RuntimeError as x: print(type(x).__name__, x)
sys.setrecursionlimit(1000)

section('data')
print(2 ** 200, -7 // 2, -7 % 3, 7 / 2, divmod(-7.5, 2), 0xff, 0b101, 1e100, 0.1 + 0.2, repr(1 / 3), round(2.675, 2), complex(1, 2) * 1j, hash('abc'), long('123456789' * 4) % 97)
print('%5.2f|%-5s|%05d|%x|%r|%%|%e' % (math.pi, 'ab', 42, 255, 'q"\'', 12345.678), '{0:>8}|{1:^7}|{x:,}|{2!r}'.format('r', 'mid', u'\xe9', x=1234567))
print('a,b;c'.replace(';', ',').split(','), 'Hello World'.swapcase().center(21, '*'), 'abc'[::-1], 'x'.join('123'), 'a\tb'.expandtabs(4), u'stra\xdfe'.upper().encode('utf-8'), string.Template('$a ${b}').substitute(a=1, b=2))
print(re.findall(r'(\w)(\d+)', 'a1 b22 c'), re.sub(r'(?P<w>\w+)', lambda m: m.group('w')[::-1], 'abc def'), re.match(r'(a+)+$', 'aaaa').groups(), re.split(r'[,;]\s*', 'a, b;c'))
print(sorted([5, 2, 9], reverse=True), sorted('bca', cmp=lambda a, b: cmp(b, a)), reduce(operator.mul, range(1, 11)), zip(*[(1, 'a'), (2, 'b')]), map(None, [1, 2], 'ab'), filter(None, [0, 1, '']))
l = range(10); l[2:5] = 'xy'; del l[::3]; print(l, set([1, 2]) ^ set([2, 3]), frozenset('ab') <= set('abc'), dict(a=1, **{'b': 2}) == {'b': 2, 'a': 1})
dd = collections.defaultdict(list); [dd[len(w)].append(w) for w in 'the quick brown the'.split()]; print(sorted(dd.items()), collections.Counter('abracadabra').most_common(2), collections.OrderedDict([('z', 1), ('a', 2)]).keys(), collections.deque(range(5), 3))
h = [5, 1, 4]; heapq.heapify(h); print(heapq.heappop(h), heapq.nlargest(2, [3, 9, 4]), bisect.bisect([1, 3, 5], 3), functools.partial(int, base=2)('101'))
print(json.dumps({'a': [1, None, True, 2.5, u'\xe9"'], 'b': {}}, sort_keys=True, indent=1), json.loads('{"x": [1, {"y": null}], "z": "\\u00e9"}'))
print(struct.pack('>iHf', 1, 2, 1.5).encode('hex'), struct.unpack('<2h', '\x01\x00\xff\xff'), base64.b64encode('hello'), binascii.crc32('hello') & 0xffffffff, hashlib.sha256('x').hexdigest()[:16], hashlib.md5('x').hexdigest(), zlib.decompress(zlib.compress('z' * 100)) == 'z' * 100)
print(decimal.Decimal('1.10') + decimal.Decimal(2) / 3, fractions.Fraction(3, 4) + fractions.Fraction(1, 6), datetime.date(2024, 2, 28) + datetime.timedelta(2), datetime.datetime(2024, 1, 2, 3, 4, 5).strftime('%Y/%m/%d %H:%M'), calendar.monthrange(2024, 2), calendar.month(2024, 2).splitlines()[2])
random.seed(42); r = [random.randint(1, 100) for _ in range(5)]; random.seed(42); print(r == [random.randint(1, 100) for _ in range(5)])
print(cPickle.loads(cPickle.dumps(Point(1, [2]), 2)), pickle.loads(pickle.dumps({'a': (1, 2L, u'x')})), copy.deepcopy([[1], {2: [3]}]), ast.literal_eval('[1, {"a": (2, 3)}]'))
print(textwrap.fill('the quick brown fox jumps over the lazy dog', 20), '|', list(difflib.unified_diff(['a', 'b'], ['a', 'c'], lineterm=''))[3:], unicodedata.name(u'\xe9'))

section('files and formats')
folder = tempfile.mkdtemp(dir='.')
with open(os.path.join(folder, 'data.csv'), 'wb') as f: csv.writer(f).writerows([['a', 'b "q"'], [1, 'x,y']])
with open(os.path.join(folder, 'data.csv'), 'rb') as f: print(list(csv.DictReader(f)))
with codecs.open(os.path.join(folder, 'u.txt'), 'w', 'utf-8') as f: f.write(u'\u20ac\n' * 2)
print(os.path.getsize(os.path.join(folder, 'u.txt')), sorted(os.listdir(folder)), open(os.path.join(folder, 'u.txt')).readlines())
z = zipfile.ZipFile(os.path.join(folder, 'z.zip'), 'w', zipfile.ZIP_DEFLATED); z.writestr('in/side.txt', 'content ' * 50); z.close()
print([(i.filename, i.file_size) for i in zipfile.ZipFile(os.path.join(folder, 'z.zip')).infolist()]); shutil.rmtree(folder); print(os.path.exists(folder))
root = ET.fromstring('<r><i n="1">one</i><i n="2"><j/>tail</i></r>'); print([(i.get('n'), i.text) for i in root.iter('i')], ET.tostring(root.find('i')))
print(xml.dom.minidom.parseString('<a b="c"><d>t</d></a>').documentElement.toxml())
config = ConfigParser.ConfigParser(); config.readfp(StringIO.StringIO('[s]\nbase = x\npath = %(base)s/y\n')); print(config.get('s', 'path'))
parser = argparse.ArgumentParser(prog='tour'); parser.add_argument('-n', type=int, default=1, help='how many'); parser.add_argument('files', nargs='*')
print(parser.parse_args(['-n', '3', 'a', 'b']), parser.format_help().splitlines()[0])
log = logging.getLogger('tour'); handler = logging.StreamHandler(sys.stdout); handler.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(message)s')); log.addHandler(handler); log.warning('%d items', 3)

section('threads')
results, q, lock = [], Queue.Queue(), threading.Lock()
def work():
    while True:
        item = q.get()
        if item is None: return
        with lock: results.append(item * item)
workers = [threading.Thread(target=work) for _ in range(4)]
for w in workers: w.start()
for i in range(200): q.put(i)
for w in workers: q.put(None)
for w in workers: w.join()
print(len(results), sum(results)); local = threading.local(); local.x = 1; print(local.x)
ev = threading.Event(); threading.Timer(0.01, ev.set).start(); print(ev.wait(60))
@contextlib.contextmanager
def managed():
    print('before')
    try: yield 'value'
    finally: print('after')
with managed() as v: print(v)

section('reflection')
def f(a, b=2, *c, **d): 'doc'; return locals()
print(inspect.getargspec(f), f.__doc__, f.func_code.co_varnames, sorted(f(1, 2, 3, e=4).items()), f.__name__, callable(f))
ns = {}; exec(compile('def g(x):\n  global y; y = x\n  return lambda z: (x, z)', '<made>', 'exec'), ns); print(ns['g'](1)(2), ns['y'], eval('a + 1', {'a': 4}))
print(ast.dump(ast.parse('x = 1 if y else [z for z in w]')))
def tests(x):
    """
    >>> tests(2)
    4
    >>> tests('a')
    Traceback (most recent call last):
    TypeError: unsupported operand type(s) for **: 'str' and 'int'
    """
    return x ** 2
print(doctest.testmod())
class Case(unittest.TestCase):
    def setUp(self): self.l = [1]
    def test_passes(self): self.assertEqual(self.l, [1]); self.assertRaises(IndexError, lambda: self.l[1])
    def test_fails(self): self.assertEqual({'a': 1}, {'a': 2})
out = StringIO.StringIO(); result = unittest.TextTestRunner(out, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(Case))
print(result.testsRun, len(result.failures), result.failures[0][1].splitlines()[-6:])

section('Java')
import java.lang, java.util
from java.util import ArrayList, HashMap, TreeMap, Collections, Comparator, Arrays
from java.util.concurrent import Executors, Callable, ConcurrentHashMap
from java.lang import Runnable, Thread, StringBuilder, Integer, NumberFormatException, System
from java.io import ByteArrayOutputStream, PrintStream, File
from java.util.function import Function
from java.math import BigInteger
from jarray import array, zeros
al = ArrayList([3, 1, 2]); Collections.sort(al); print(al, al[0], len(al), 2 in al, [x * 2 for x in al], al[1:], type(al))
class Reverse(Comparator):
    def compare(self, a, b): return b - a
    def equals(self, o): return self is o
Collections.sort(al, Reverse()); print(al); m = TreeMap({'b': 1, 'a': 2}); m['c'] = 3; print(m, m.firstKey(), 'a' in m, dict(m) == {'a': 2, 'b': 1, 'c': 3}, m.entrySet().size())
try: Integer.parseInt('x')
except NumberFormatException as x: print(x.getMessage(), x.__class__, isinstance(x, java.lang.IllegalArgumentException))
try: al.get(10)
except java.lang.IndexOutOfBoundsException as x: print(x.message)
class Task(Callable):
    def __init__(self, n): self.n = n
    def call(self):
        if self.n == 2: raise ValueError('in call')
        return self.n * 10
pool = Executors.newFixedThreadPool(2); fs = [pool.submit(Task(i)) for i in range(4)]
for task in fs:
    try: print(task.get())
    except java.util.concurrent.ExecutionException as x: print(x.cause.value, x.cause.type)
pool.shutdown()
class Successor(Function):
    def apply(self, x): return x + 1
print(list(Arrays.asList(3, 1).stream().map(Successor()).toArray()), array([1, 2], 'i'), zeros(2, 'd'), BigInteger('9' * 20).pow(2), java.lang.Math.max(1, 2.5), java.lang.String.format('%s-%d', ['a', 5]))
class Loud(java.util.AbstractList):
    def get(self, i): return 'item %d' % i
    def size(self): return 3
    def toString(self): return 'Loud' + self.super__toString()
print(Loud(), Loud().indexOf('item 2'), java.util.ArrayList(Loud()), Loud().subList(1, 3))
class Bean(java.util.Date):
    pass
b = Bean(0); b.time = 5000; print(b.time, b.getTime(), Bean.__bases__, isinstance(b, java.util.Date))
t = Thread(lambda: print('in a thread')); t.start(); t.join()
print(File('a/b.txt').name, StringBuilder('ab').reverse().append(1).append(True), java.lang.Character.isDigit('5'), System.getProperty('java.specification.version'), java.lang.Thread.State.valueOf('NEW'))
try: java.util.Collections.emptyList().add(1)
except java.lang.UnsupportedOperationException as x: print(x.class.name if hasattr(x, 'class') else x)
s = 0
for i in xrange(300000): s = (s * 31 + i) % 1000003
print(s)
import atexit; atexit.register(lambda: print('at exit'))
sys.stdout.flush()
def last(): raise IOError(2, 'uncaught')
last()
