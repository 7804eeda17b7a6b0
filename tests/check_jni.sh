#!/bin/bash
# -Xcheck:jni: what each misuse of the JNI is called, where that is written, how the program ends; and that the same calls made
# properly are not complained about.
#   tests/check_jni.sh [case ...]
# Environment: JVM (build/jvm), JAVA_HOME.
set -u
. "$(dirname "$0")/environment.sh"
find_vm
make_scratch
cd "$scratch" || exit 2
ulimit -c 0
"$JAVA_HOME/bin/javac" -nowarn -d . "$root/tests/native/misuse/Misuse.java" || exit 2
gcc -O1 -shared -fPIC -Wall -Wextra -Werror -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux" -o libmisuse.so \
    "$root/tests/native/misuse/misuse.c" || exit 2

passed=0 failed=0 patterns=("$@") tried=

verdict()                       # verdict NAME PROBLEM
{
    if [ -n "$2" ]; then
        failed=$((failed + 1))
        echo "FAIL $1:$2"
        head -n 20 out err
    else
        passed=$((passed + 1))
    fi
}

run()                           # run OPTION... NAME [right]: its output in the files out and err, its exit code in code
{
    local options=()
    while [[ $1 == -* ]]; do options+=("$1"); shift; done
    { timeout -k 5 60 "$JVM" "${options[@]}" -cp . Misuse "$scratch/libmisuse.so" "$@" >out 2>err; } 2>shell
    code=$?
}

check()                         # check NAME CODE STACK PATTERN...: lines in this order, then a STACK: java, native or none
{
    local name=$1 expected=$2 stack=$3 problem= patterns_of_case line at=1
    shift 3
    tried+=" $name"
    wanted "$name" || return
    patterns_of_case=("$@")
    case $stack in
    java)   patterns_of_case+=("^	at Misuse\.$name\(Native Method\)$") ;;
    native) patterns_of_case+=('^Native frames:' '^C  \[libmisuse\.so\+0x') ;;
    esac
    run -Xcheck:jni "$name"
    [ $code -eq "$expected" ] || problem=" exit code $code, expected $expected"
    for line in "${patterns_of_case[@]}"; do
        at=$(tail -n +"$at" out | LC_ALL=C grep -anE -m 1 -e "$line" | cut -d : -f 1)
        [ -n "$at" ] || { problem+=" there is no (more): $line"; break; }
    done
    [ $code -eq 134 ] || tail -n 1 out | grep -qx 'done' || problem+=" it did not go on"
    [ -s err ] && problem+=" standard error: $(<err)"
    verdict "$name" "$problem"

    run -Xcheck:jni "$name" right
    problem=
    [ $code -eq 0 ] || problem=" exit code $code"
    grep -vaE '^(done|some text|threw java.lang.Error)$' out && problem+=" is complained about"
    [ -s err ] && problem+=" standard error: $(<err)"
    verdict "$name, properly" "$problem"
}
fatal() { local name=$1 message=$2; shift 2; check "$name" 134 java "$@" "^FATAL ERROR in native method: $message$"; }
warning() { check "$1" 0 java "^WARNING in native method: $2$"; }

bad_reference='Bad global or local ref passed to JNI'
wrong_method='Wrong object class or methodID passed to JNI call'
not_throwable='JNI Throw or ThrowNew received a class argument that is not a Throwable or Throwable subclass'
other_functions='^Warning: Calling other JNI functions in the scope of Get/ReleasePrimitiveArrayCritical or Get/ReleaseStringCritical$'
critical_region='JNI critical region entered by Get/ReleasePrimitiveArrayCritical or Get/ReleaseStringCritical but not left'
address='0x[0-9a-f]{16}'

# threads
check wrongThread 134 native '^FATAL ERROR in native method: Using JNIEnv in the wrong thread$'
check detachedThread 134 none '^FATAL ERROR in native method: Using JNIEnv in non-Java thread$'
check otherThreadsLocal 134 native "^FATAL ERROR in native method: $bad_reference$"
check monitorAtDetach 0 native '^WARNING in native method: DetachCurrentThread called with monitors held by MonitorEnter: 1$'

# exceptions
warning pendingException 'JNI call made with exception pending'
warning uncheckedCall 'JNI call made without checking exceptions when required to from CallVoidMethod'
fatal throwString "$not_throwable"
fatal throwNewObject "$not_throwable"
warning throwNull 'JNI Throw called with NULL throwable'
fatal fatalError 'as asked'

# references
for name in poppedLocal staleLocal deletedLocal deleteLocalTwice garbageReference addressOfVariable deletedGlobal deleteGlobalTwice \
            deletedWeak argumentGarbage; do
    fatal $name "$bad_reference"
done
fatal deleteGlobalOfLocal 'Invalid global JNI handle passed to DeleteGlobalRef'
fatal deleteLocalOfGlobal 'Invalid local JNI handle passed to DeleteLocalRef'
fatal deleteWeakOfGlobal 'Invalid weak global JNI handle passed to DeleteWeakGlobalRef'
fatal deleted 'Bad global or local ref returned from a native method'
check localCapacity 0 java '^WARNING: JNI local refs: 33, exceeds capacity: 32$'
fatal negativeCapacity 'negative capacity'
warning popWithoutPush 'JNI PopLocalFrame called without PushLocalFrame'

# classes
fatal notAClass 'JNI received a class argument that is not a class'
fatal nullClass "$bad_reference"
fatal badUTFClass 'JNI class name is not a valid UTF8 string "java/lang/.*"'
warning dottedClassName 'JNI received a class name with dots "java\.lang\.String"\.  .*'
warning descriptorClassName 'JNI FindClass received a bad class descriptor "Ljava/lang/String;"\.  A correct class descriptor has no leading "L" or trailing ";"\.  Incorrect descriptors will not be accepted in future releases\.'
fatal defineNull 'Null pointer passed to JNI DefineClass'
fatal registerNullName 'Null pointer passed to JNI RegisterNatives'
fatal nullName 'Null pointer passed to JNI GetFieldID'

# objects, methods
fatal nullObject 'Null object passed to JNI'
warning nullReceiver 'Null object passed to JNI'
for name in garbageMethod nullMethod fieldAsMethod methodOfOtherClass nonvirtualOtherClass constructorOfOtherClass staticMethodOfOtherClass; do
    fatal $name "$wrong_method"
done
fatal staticAsInstanceMethod 'Static method ID passed to JNI'
fatal instanceAsStaticMethod 'Non-static method ID passed to JNI'
warning returnType "Return type mismatch in JNI call: CallLongMethod of 'int Misuse\.number\(\)'"
warning returnVoid "Return type mismatch in JNI call: CallIntMethod of 'void Misuse\.nothing\(\)'"
fatal argumentClass "Wrong argument class passed to JNI call: argument 1 of 'void Misuse\.take\(.*\)' is a java\.lang\.Class"
fatal argumentArrayClass "Wrong argument class passed to JNI call: argument 2 of 'void Misuse\.take\(.*\)' is a \[LMisuse;"
fatal wrongClass "Wrong object class returned from 'java\.lang\.Thread Misuse\.wrongClass\(boolean\)': a java\.lang\.String"
fatal reflectedFromString 'Wrong object class passed to JNI FromReflectedMethod: a java\.lang\.String'

# fields
fatal garbageField 'Wrong field ID passed to JNI'
fatal fieldOfOtherClass 'Wrong field ID passed to JNI'
fatal staticAsInstanceField 'Static field ID passed to JNI'
fatal instanceAsStaticField 'Non-static field ID passed to JNI'
fatal staticFieldOfOtherClass 'Wrong static field ID passed to JNI'
fatal fieldType 'Field type \(instance\) mismatch in JNI get/set field operations'
fatal staticFieldType 'Field type \(static\) mismatch in JNI get/set field operations'
fatal fieldValue 'Wrong object class passed to JNI set field operation: a java\.lang\.Class for Misuse\.text'

# arrays
fatal arrayType 'Array element type mismatch in JNI'
fatal regionType 'Array element type mismatch in JNI'
fatal notAnArray 'Non-array passed to JNI array operations'
fatal nullArray 'Non-array passed to JNI array operations'
fatal objectArrayExpected 'Object array expected but not received for JNI array operation'
fatal primitiveArrayExpected 'Primitive type array expected but not received for JNI array operation'
release_ints=checked_jni_ReleaseIntArrayElements release_critical=ReleasePrimitiveArrayCritical
failed_bounds="release array failed bounds check, incorrect pointer returned \? array: $address carray: $address$"
for name in releaseForeign releaseTwice releaseOverrun releaseUnderrun; do
    fatal $name "$release_ints: failed bounds check" "^$release_ints: $failed_bounds"
done
fatal releaseCriticalOverrun "$release_critical: failed bounds check" "^$release_critical: $failed_bounds" \
    "^  Header guard @$address is OK$" "^  Trailer guard @$address is BROKEN$"
fatal releaseNull 'Elements vector NULL' "^$release_ints: elements vector NULL$address$"
fatal releaseMode 'Unrecognized array release mode' "^$release_ints: Unrecognized mode 77 releasing array $address elements $address$"
fatal releaseOtherArray "$release_ints called on elements of another array"
fatal releaseOtherType 'checked_jni_ReleaseFloatArrayElements called on elements of another array'
fatal releaseCriticalAsElements "$release_ints called on something allocated by GetPrimitiveArrayCritical" "$other_functions"
fatal releaseElementsAsCritical "$release_critical called on something not allocated by GetPrimitiveArrayCritical"
check callInCritical 0 none "$other_functions"
warning unreleasedCritical "$critical_region"

# strings
fatal notAString 'JNI string operation received a non-string'
fatal notAStringUTF 'JNI string operation received a non-string'
for name in releaseStringForeign releaseStringTwice releaseStringOverrun; do
    fatal $name 'ReleaseStringChars: release chars failed bounds check\.' \
        "^ReleaseStringChars: release chars failed bounds check\. string: $address chars: $address$"
done
fatal releaseUTFForeign 'ReleaseStringUTFChars: release chars failed bounds check\.'
fatal releaseUTFOverrun 'ReleaseStringUTFChars: release chars failed bounds check\.'
fatal releaseUTFAsString 'ReleaseStringChars called on something not allocated by GetStringChars' \
    "^ReleaseStringChars: called on something not allocated by GetStringChars\. string: $address chars: $address$"
fatal releaseStringCriticalOverrun 'ReleaseStringCritical: release chars failed bounds check\.'
warning unreleasedStringCritical "$critical_region"
warning badUTFString 'JNI received a string that is not valid modified UTF-8 ".*"'
warning badUTFMessage 'JNI received a string that is not valid modified UTF-8 ".*"'

# monitors, buffers
warning exitWithoutEnter 'JNI MonitorExit called without MonitorEnter'
warning exitOfSynchronized 'JNI MonitorExit called without MonitorEnter'
warning bufferNull 'JNI NewDirectByteBuffer called with a null address'
warning bufferNegative 'JNI NewDirectByteBuffer called with capacity -1'

if [ ${#patterns[@]} -eq 0 ]; then
    run uncheckedCall           # the plain table
    problem=
    { [ $code -eq 0 ] && [ "$(<out)" = "done" ] && [ ! -s err ]; } || problem=" exit code $code, or something is said"
    verdict "uncheckedCall without the option" "$problem"

    problem=
    for name in $(sed -n 's/.* native .* \([A-Za-z]*\)(boolean wrong);$/\1/p' "$root/tests/native/misuse/Misuse.java"); do
        [[ " $tried " == *" $name "* ]] || problem+=" $name"
    done
    verdict "natives that are not tested" "$problem"
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
