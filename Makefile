# Builds build/libjvm.so and build/jvm.  Targets: all run check units tsan valgrind bench stress jtreg stubs deps jdk runtime install uninstall clean.
#   make DEBUG=1 ...               builds into build/debug with invariants on and optimisation off
#   make SANITIZE=undefined ...    builds into build/undefined with that sanitizer; any finding ends the program
#   make SANITIZE=thread ...       build/thread: data races of the VM's own data; `make tsan` runs it as tests/tsan.sh says
#   make V=1 ...                   shows the commands
#   make JDK=DIR ...               another JDK 17 to build against and to find at run time
#   make install PREFIX=/opt/jvm DESTDIR=stage    for programs that will be under PREFIX, put under stage/PREFIX
#   make runtime MODULES=a,b       build/runtime with these modules, and what they require
#   make jtreg AREA="a b"          OpenJDK's own tests of these areas, as test/jdk/java/lang/String, in build/jdk
DIRS     = vm verifier classloader interp jit native classlib
JDK      = /usr/lib/jvm/java-17-openjdk-amd64
PACKAGES = gcc libc6-dev make libzip-dev libgc-dev libffi-dev libcmocka-dev openjdk-17-jdk-headless
B        = build$(if $(DEBUG),/debug)$(if $(SANITIZE),/$(SANITIZE))
MODULES  = java.base
prefix   = /usr/local
PREFIX   = $(prefix)

CC       = gcc
CFLAGS   = $(if $(DEBUG),-O0 -DDEBUG,$(if $(SANITIZE),-O1,-O2)) -g $(SANITIZER)
SANITIZER = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all) $(if $(filter thread,$(SANITIZE)),-Wno-tsan)
ALL_CFLAGS = -std=gnu11 -fno-tree-slp-vectorize -D_GNU_SOURCE= $(CFLAGS) -fPIC -fvisibility=hidden -pthread -Wall -Wextra -Wshadow -Wmissing-prototypes -Wstrict-prototypes -Werror \
             -MMD -MP -I. -I$(JDK)/include -I$(JDK)/include/linux -DDEFAULT_JAVA_HOME='"$(JDK)"'
LIBS     = -lgc -lffi -lpthread -ldl -lm

SOURCES  = $(wildcard $(foreach d,$(DIRS),$d/*.c $d/x64/*.[cS]))
OBJECTS  = $(patsubst %,$B/obj/%.o,$(basename $(SOURCES)))
LAUNCHER = $(patsubst %.c,$B/obj/%.o,samples/jvm.c $(wildcard classlib/launcher*.c))
LIBRARY  = $(filter-out $(LAUNCHER),$(OBJECTS))
TSAN     = $(if $(filter thread,$(SANITIZE)),$B/obj/tests/tsan/java_memory.o)
UNITS    = $(patsubst tests/%.c,$B/tests/%,$(wildcard tests/*/test_*.c))

# The interpreter's handlers end in tail calls, which instrumented functions cannot; what they access is Java memory for the most part.
ifeq ($(SANITIZE),thread)
$(B)/obj/interp/interp.o $(B)/obj/interp/handover.o: SANITIZER =
endif

say      = $(if $(V),,@printf '  %-5s %s\n' $1 $2;)

all: $B/jvm

$B/jvm: $(LAUNCHER) $(TSAN) $B/libjvm.so
	$(call say,LINK,$@) $(CC) $(CFLAGS) -pthread -o $@ $(LAUNCHER) $(TSAN) $B/obj/classloader/jar.o -L$B -ljvm -ldl -Wl,-rpath,'$$ORIGIN'

$B/libjvm.so: $(LIBRARY) $B/libjvm.map
	$(call say,LINK,$@) $(CC) $(CFLAGS) -shared -pthread -Wl,-soname,libjvm.so -Wl,-rpath,'$$ORIGIN' -Wl,--version-script=$B/libjvm.map -Wl,-z,defs -static-libgcc -o $@ $(LIBRARY) $(LIBS)

# The JDK's own libraries bind to these names with this version; nothing else is exported.
$B/libjvm.map: classlib/jvm_functions.def Makefile
	@mkdir -p $(@D)
	$(call say,MAP,$@) { echo 'SUNWprivate_1.1 { global: JNI_CreateJavaVM; JNI_GetCreatedJavaVMs; JNI_GetDefaultJavaVMInitArgs;'; \
	  sed -n 's/^ *[A-Z_]*(\(JVM_[A-Za-z0-9_]*\|jio_[a-z]*\).*/\1;/p' $<; echo 'local: *; };'; } > $@

$B/libjvm.a: $(OBJECTS)
	$(call say,AR,$@) rm -f $@ && $(AR) rcs $@ $^

$B/obj/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC,$<) $(CC) $(ALL_CFLAGS) -c -o $@ $<

$B/obj/%.o: %.S
	@mkdir -p $(@D)
	$(call say,CC,$<) $(CC) $(ALL_CFLAGS) -c -o $@ $<

$B/tests/%: tests/%.c $(TSAN) $B/libjvm.a
	@mkdir -p $(@D)
	$(call say,CC,$<) $(CC) $(ALL_CFLAGS) -o $@ $< $(TSAN) $B/libjvm.a -lcmocka -lzip $(LIBS)

deps:
	@missing=; for p in $(PACKAGES); do \
	    [ "$$(dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null)" = installed ] || missing="$$missing $$p"; done; \
	[ -z "$$missing" ] || { sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; $$sudo apt-get update -q && \
	    $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $$missing; }

# Compilation happens in a second make, which starts after deps has installed what it needs.
BUILD    = $(MAKE) --no-print-directory -j$(shell nproc) all
bench:    PACKAGES += openjdk-17-jre-zero
check:    PACKAGES += g++ pkg-config groff-base jtreg7 xz-utils
valgrind: PACKAGES += valgrind
jtreg:    PACKAGES += jtreg7 g++ xz-utils
check bench stress: export JVM = $B/jvm

run: deps
	@$(BUILD)
	@mkdir -p $B/app
	$(JDK)/bin/javac -d $B/app samples/Main.java
	$(JDK)/bin/jar --create --file $B/app.jar -C $B/app .
	$B/jvm -cp $B/app.jar Main

check: deps
	@$(BUILD) $(UNITS)
	@tests/check.sh $(UNITS)

units: deps
	@$(BUILD) $(UNITS)
	@tests/run_units.sh $(UNITS)

# Races: ThreadSanitizer over the VM's own data, in programs and units of several threads.
tsan: deps
	@$(MAKE) --no-print-directory -j$(shell nproc) SANITIZE=thread tsan-run
THREADED = $(addprefix $B/tests/,vm/test_symbol vm/test_arena vm/test_log vm/test_monitor vm/test_thread native/test_handles native/test_handle_races)
tsan-run: all $(THREADED)
	@tests/tsan.sh $(THREADED)

valgrind: deps
	@$(BUILD) $(UNITS)
	@tests/run_units.sh --valgrind $(UNITS)

bench: deps
	@$(BUILD)
	@tests/bench/run.sh

# Races and load for hours, and a soak; then the whole suite a hundred times, collecting at every 500th allocation.
stress: deps
	@$(BUILD)
	@tests/stress.sh
	@tests/soak.sh
	@JVM_OPTIONS=-XX:GCStressEvery=500 tests/run_java.sh --repeat 100

AREA     = test/hotspot/jtreg/runtime/jni test/hotspot/jtreg/native_sanity test/jdk/native_sanity test/jdk/java/lang/reflect
jtreg: deps
	@$(MAKE) --no-print-directory -j$(shell nproc) jdk
	@JDK_IMAGE=$B/jdk JAVA_HOME=$(JDK) tests/jtreg.sh $(AREA)

# What is there only to fail by name: JVM_ functions, natives.
stubs:
	@sed -n 's/^JVM(\([^,]*\), STUB).*/\1/p' classlib/jvm_functions.def
	@sed -n 's/.*EX_UnsupportedOperationException, "\([^:"]*\): .*/\1/p' classlib/*.c

# The JDK with this VM in place of its own.  Launchers and libraries find their image by where they are, so those are copies.
jdk: all
	$(call say,JDK,$B/jdk) rm -rf $B/jdk && mkdir -p $B/jdk/lib/server && cp -a $(JDK)/bin $B/jdk
	@cp -rL $(JDK)/conf $(wildcard $(JDK)/jmods) $B/jdk
	@for f in $(filter-out %/bin %/lib %/conf %/jmods,$(wildcard $(JDK)/*)); do ln -s "$$(realpath $$f)" $B/jdk/$${f##*/}; done
	@for f in $(filter-out %/jvm.cfg %/server,$(wildcard $(JDK)/lib/*)); do \
	    [ -e $$f ] || continue; case $$f in *.so|*/jspawnhelper|*/jexec) cp -L $$f $B/jdk/lib;; *) ln -s "$$(realpath $$f)" $B/jdk/lib/$${f##*/};; esac; done
	@printf -- '-server KNOWN\n-client IGNORE\n' > $B/jdk/lib/jvm.cfg
	@cp $B/libjvm.so $B/jdk/lib/server

# What an application can ship: these modules, the VM, and the libraries it needs besides the system's own.
runtime: all
	$(call say,JLINK,$B/runtime) rm -rf $B/runtime && \
	    $(JDK)/bin/jlink --vm=server --no-header-files --no-man-pages --add-modules $(MODULES) --output $B/runtime
	@cp $B/libjvm.so $B/runtime/lib/server
	@for l in libgc libffi; do cp -L $$(ldd $B/libjvm.so | sed -n "s/.*$$l\.so[.0-9]* => \([^ ]*\).*/\1/p") $B/runtime/lib/server; done

# jvm.pc names the JDK of the build, whose jni.h embed.h includes.
INSTALLED = bin/jvm lib/jvm/jvm lib/jvm/libjvm.so include/jvm/embed.h lib/pkgconfig/jvm.pc share/man/man1/jvm.1
install: all
	mkdir -p $(addprefix $(DESTDIR)$(PREFIX)/,$(dir $(INSTALLED)))
	install -m 755 $B/jvm $B/libjvm.so $(DESTDIR)$(PREFIX)/lib/jvm
	ln -sf ../lib/jvm/jvm $(DESTDIR)$(PREFIX)/bin/jvm
	install -m 644 classlib/embed.h $(DESTDIR)$(PREFIX)/include/jvm
	install -m 644 docs/jvm.1 $(DESTDIR)$(PREFIX)/share/man/man1
	version=$$(sed -n 's/^#define VM_VERSION *"\(.*\)"/\1/p' vm/options.h) && \
	    sed "s|@prefix@|$(abspath $(PREFIX))|; s|@jdk@|$(JDK)|; s|@version@|$$version|" classlib/jvm.pc.in > $(DESTDIR)$(PREFIX)/lib/pkgconfig/jvm.pc

uninstall:
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/,$(INSTALLED))
	-rmdir $(DESTDIR)$(PREFIX)/lib/jvm $(DESTDIR)$(PREFIX)/include/jvm

clean:
	rm -rf build

-include $(patsubst %.o,%.d,$(OBJECTS) $(LAUNCHER)) $(UNITS:=.d)
.PHONY: all units tsan valgrind tsan-run deps run check bench stress jtreg stubs jdk runtime install uninstall clean
.DELETE_ON_ERROR:
