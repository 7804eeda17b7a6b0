#!/bin/sh
# An #include may only point down:  vm < verifier < classloader < interp, native < jit < classlib < samples, tests.
# <gc.h> is for vm/heap_private.h alone; samples see the launcher and the embedding API only.
cd "$(dirname "$0")/.." || exit 2

allowed() {
    case $1 in
        vm)          echo "vm" ;;
        verifier)    echo "vm verifier" ;;
        classloader) echo "vm verifier classloader" ;;
        interp)      echo "vm verifier classloader interp" ;;
        native)      echo "vm verifier classloader native" ;;
        jit)         echo "vm verifier classloader interp jit" ;;
        classlib)    echo "vm verifier classloader interp native jit classlib" ;;
        samples)     echo "classlib" ;;
    esac
}

bad=0
complain() { echo "layers: $*" >&2; bad=1; }

for folder in vm verifier classloader interp native jit classlib samples; do
    may=" $(allowed $folder) "
    [ -d $folder ] || continue
    for file in $(find $folder -name '*.[chS]' -o -name '*.def'); do
        for target in $(sed -n 's|^[ \t]*#[ \t]*include[ \t]*"\([^"]*\)".*|\1|p' "$file"); do
            case $target in
                */*) ;;
                *)   complain "$file includes \"$target\": write the path from the root"; continue ;;
            esac
            case $may in
                *" ${target%%/*} "*) ;;
                *) complain "$file ($folder) may not include \"$target\"" ;;
            esac
            [ "$folder" != samples ] || case $target in
                classlib/launcher.h | classlib/embed.h) ;;
                *) complain "$file may include only classlib/launcher.h and classlib/embed.h" ;;
            esac
        done
        if [ "$file" != vm/heap_private.h ] && grep -q '^[ \t]*#[ \t]*include[ \t]*<gc[/.]' "$file"; then
            complain "$file includes <gc.h>; only vm/heap_private.h may"
        fi
    done
done
[ $bad = 0 ] && echo "layers: includes point down"
exit $bad
