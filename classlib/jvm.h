/* classlib/jvm.h -- the JVM_* functions the JDK 17 libraries call, in groups as the files of this folder implement them.
 * Those with a JNIEnv are entered in native state and leave it so; the class or object a native method receives is the
 * second parameter where the library registers the function as that method directly.  Names: jvm_functions.def. */
#ifndef CLASSLIB_JVM_H
#define CLASSLIB_JVM_H
#include <jni.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

/* ---- objects, strings, arrays --------------------------------------------------------------------------------- */
JNIEXPORT jint    JNICALL JVM_IHashCode(JNIEnv *env, jobject object);
JNIEXPORT void    JNICALL JVM_MonitorWait(JNIEnv *env, jobject object, jlong millis);
JNIEXPORT void    JNICALL JVM_MonitorNotify(JNIEnv *env, jobject object);
JNIEXPORT void    JNICALL JVM_MonitorNotifyAll(JNIEnv *env, jobject object);
JNIEXPORT jobject JNICALL JVM_Clone(JNIEnv *env, jobject object);
JNIEXPORT jstring JNICALL JVM_InternString(JNIEnv *env, jstring string);
JNIEXPORT void    JNICALL JVM_ArrayCopy(JNIEnv *env, jclass unused, jobject from, jint from_index, jobject to, jint to_index, jint count);
JNIEXPORT jint    JNICALL JVM_GetArrayLength(JNIEnv *env, jobject array);
JNIEXPORT jobject JNICALL JVM_GetArrayElement(JNIEnv *env, jobject array, jint index);
JNIEXPORT jvalue  JNICALL JVM_GetPrimitiveArrayElement(JNIEnv *env, jobject array, jint index, jint type_code);
JNIEXPORT void    JNICALL JVM_SetArrayElement(JNIEnv *env, jobject array, jint index, jobject value);
JNIEXPORT void    JNICALL JVM_SetPrimitiveArrayElement(JNIEnv *env, jobject array, jint index, jvalue value, unsigned char type_code);
JNIEXPORT jobject JNICALL JVM_NewArray(JNIEnv *env, jclass element, jint length);
JNIEXPORT jobject JNICALL JVM_NewMultiArray(JNIEnv *env, jclass element, jintArray dimensions);

/* ---- system, runtime, properties ------------------------------------------------------------------------------ */
JNIEXPORT jlong        JNICALL JVM_CurrentTimeMillis(JNIEnv *env, jclass unused);
JNIEXPORT jlong        JNICALL JVM_NanoTime(JNIEnv *env, jclass unused);
JNIEXPORT jlong        JNICALL JVM_GetNanoTimeAdjustment(JNIEnv *env, jclass unused, jlong offset_seconds);
JNIEXPORT jobjectArray JNICALL JVM_GetProperties(JNIEnv *env);
JNIEXPORT jobjectArray JNICALL JVM_GetVmArguments(JNIEnv *env);
JNIEXPORT jobject      JNICALL JVM_InitAgentProperties(JNIEnv *env, jobject properties);
JNIEXPORT jstring      JNICALL JVM_GetTemporaryDirectory(JNIEnv *env);
JNIEXPORT void         JNICALL JVM_BeforeHalt(void);
JNIEXPORT void         JNICALL JVM_Halt(jint code);
JNIEXPORT void         JNICALL JVM_GC(void);
JNIEXPORT jlong        JNICALL JVM_MaxObjectInspectionAge(void);
JNIEXPORT jlong        JNICALL JVM_TotalMemory(void);
JNIEXPORT jlong        JNICALL JVM_FreeMemory(void);
JNIEXPORT jlong        JNICALL JVM_MaxMemory(void);
JNIEXPORT jint         JNICALL JVM_ActiveProcessorCount(void);
JNIEXPORT jboolean     JNICALL JVM_IsUseContainerSupport(void);
JNIEXPORT jboolean     JNICALL JVM_SupportsCX8(void);
JNIEXPORT void        *JNICALL JVM_GetManagement(jint version);

/* ---- native libraries ----------------------------------------------------------------------------------------- */
JNIEXPORT void    *JNICALL JVM_LoadLibrary(const char *path, jboolean throw_on_failure);
JNIEXPORT void     JNICALL JVM_UnloadLibrary(void *library);
JNIEXPORT void    *JNICALL JVM_FindLibraryEntry(void *library, const char *name);
JNIEXPORT jboolean JNICALL JVM_IsSupportedJNIVersion(jint version);

/* ---- signals, raw monitors, text ------------------------------------------------------------------------------ */
JNIEXPORT jint     JNICALL JVM_FindSignal(const char *name);
JNIEXPORT void    *JNICALL JVM_RegisterSignal(jint signal, void *handler);
JNIEXPORT jboolean JNICALL JVM_RaiseSignal(jint signal);
JNIEXPORT int      JNICALL JVM_handle_linux_signal(int signal, void *info, void *context, int abort_if_unknown);
JNIEXPORT void    *JNICALL JVM_RawMonitorCreate(void);
JNIEXPORT void     JNICALL JVM_RawMonitorDestroy(void *monitor);
JNIEXPORT jint     JNICALL JVM_RawMonitorEnter(void *monitor);
JNIEXPORT void     JNICALL JVM_RawMonitorExit(void *monitor);
JNIEXPORT char    *JNICALL JVM_NativePath(char *path);
JNIEXPORT int jio_vsnprintf(char *buffer, size_t size, const char *format, va_list arguments);
JNIEXPORT int jio_snprintf(char *buffer, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));
JNIEXPORT int jio_fprintf(FILE *file, const char *format, ...) __attribute__((format(printf, 2, 3)));
JNIEXPORT int jio_vfprintf(FILE *file, const char *format, va_list arguments);
JNIEXPORT int jio_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* ---- throwables and stack walking ----------------------------------------------------------------------------- */
JNIEXPORT void         JNICALL JVM_FillInStackTrace(JNIEnv *env, jobject throwable);
JNIEXPORT void         JNICALL JVM_InitStackTraceElementArray(JNIEnv *env, jobjectArray elements, jobject throwable);
JNIEXPORT void         JNICALL JVM_InitStackTraceElement(JNIEnv *env, jobject element, jobject frame_info);
JNIEXPORT jstring      JNICALL JVM_GetExtendedNPEMessage(JNIEnv *env, jthrowable throwable);
JNIEXPORT jobject      JNICALL JVM_CallStackWalk(JNIEnv *env, jobject stream, jlong mode, jint skip_frames, jint frame_count, jint start_index, jobjectArray frames);
JNIEXPORT jint         JNICALL JVM_MoreStackWalk(JNIEnv *env, jobject stream, jlong mode, jlong anchor, jint frame_count, jint start_index, jobjectArray frames);
JNIEXPORT jclass       JNICALL JVM_GetCallerClass(JNIEnv *env);
JNIEXPORT jobjectArray JNICALL JVM_GetClassContext(JNIEnv *env);
JNIEXPORT jobject      JNICALL JVM_LatestUserDefinedLoader(JNIEnv *env);
JNIEXPORT jobject      JNICALL JVM_GetInheritedAccessControlContext(JNIEnv *env, jclass unused);
JNIEXPORT jobject      JNICALL JVM_GetStackAccessControlContext(JNIEnv *env, jclass unused);

/* ---- threads -------------------------------------------------------------------------------------------------- */
JNIEXPORT void         JNICALL JVM_StartThread(JNIEnv *env, jobject thread);
JNIEXPORT void         JNICALL JVM_StopThread(JNIEnv *env, jobject thread, jobject throwable);
JNIEXPORT void         JNICALL JVM_SuspendThread(JNIEnv *env, jobject thread);
JNIEXPORT void         JNICALL JVM_ResumeThread(JNIEnv *env, jobject thread);
JNIEXPORT void         JNICALL JVM_SetThreadPriority(JNIEnv *env, jobject thread, jint priority);
JNIEXPORT void         JNICALL JVM_Yield(JNIEnv *env, jclass unused);
JNIEXPORT void         JNICALL JVM_Sleep(JNIEnv *env, jclass unused, jlong millis);
JNIEXPORT jobject      JNICALL JVM_CurrentThread(JNIEnv *env, jclass unused);
JNIEXPORT void         JNICALL JVM_Interrupt(JNIEnv *env, jobject thread);
JNIEXPORT jboolean     JNICALL JVM_HoldsLock(JNIEnv *env, jclass unused, jobject object);
JNIEXPORT void         JNICALL JVM_DumpAllStacks(JNIEnv *env, jclass unused);
JNIEXPORT jobjectArray JNICALL JVM_GetAllThreads(JNIEnv *env, jclass unused);
JNIEXPORT jobjectArray JNICALL JVM_DumpThreads(JNIEnv *env, jclass unused, jobjectArray threads);
JNIEXPORT void         JNICALL JVM_SetNativeThreadName(JNIEnv *env, jobject thread, jstring name);

/* ---- java.lang.ref -------------------------------------------------------------------------------------------- */
JNIEXPORT jobject  JNICALL JVM_GetAndClearReferencePendingList(JNIEnv *env);
JNIEXPORT jboolean JNICALL JVM_HasReferencePendingList(JNIEnv *env);
JNIEXPORT void     JNICALL JVM_WaitForReferencePendingList(JNIEnv *env);
JNIEXPORT jboolean JNICALL JVM_ReferenceRefersTo(JNIEnv *env, jobject reference, jobject object);
JNIEXPORT void     JNICALL JVM_ReferenceClear(JNIEnv *env, jobject reference);
JNIEXPORT jboolean JNICALL JVM_PhantomReferenceRefersTo(JNIEnv *env, jobject reference, jobject object);

/* ---- finding and defining classes (names in internal form) ---------------------------------------------------- */
JNIEXPORT jclass JNICALL JVM_FindPrimitiveClass(JNIEnv *env, const char *name);
JNIEXPORT jclass JNICALL JVM_FindClassFromBootLoader(JNIEnv *env, const char *name);   /* NULL, nothing pending: not found */
JNIEXPORT jclass JNICALL JVM_FindClassFromCaller(JNIEnv *env, const char *name, jboolean initialize, jobject loader, jclass caller);
JNIEXPORT jclass JNICALL JVM_FindClassFromClass(JNIEnv *env, const char *name, jboolean initialize, jclass from);
JNIEXPORT jclass JNICALL JVM_FindLoadedClass(JNIEnv *env, jobject loader, jstring name);
JNIEXPORT jclass JNICALL JVM_DefineClass(JNIEnv *env, const char *name, jobject loader, const jbyte *bytes, jsize length, jobject domain);
JNIEXPORT jclass JNICALL JVM_DefineClassWithSource(JNIEnv *env, const char *name, jobject loader, const jbyte *bytes, jsize length, jobject domain, const char *source);
JNIEXPORT jclass JNICALL JVM_LookupDefineClass(JNIEnv *env, jclass lookup, const char *name, const jbyte *bytes, jsize length, jobject domain, jboolean initialize, int flags, jobject class_data);

/* ---- class data sharing --------------------------------------------------------------------------------------- */
JNIEXPORT jclass   JNICALL JVM_LookupLambdaProxyClassFromArchive(JNIEnv *env, jclass caller, jstring method_name, jobject factory_type, jobject method_type, jobject implementation, jobject dynamic_type);
JNIEXPORT void     JNICALL JVM_RegisterLambdaProxyClassForArchiving(JNIEnv *env, jclass caller, jstring method_name, jobject factory_type, jobject method_type, jobject implementation, jobject dynamic_type, jclass proxy);
JNIEXPORT jboolean JNICALL JVM_IsCDSDumpingEnabled(JNIEnv *env);
JNIEXPORT jboolean JNICALL JVM_IsSharingEnabled(JNIEnv *env);
JNIEXPORT jboolean JNICALL JVM_IsDumpingClassList(JNIEnv *env);
JNIEXPORT jlong    JNICALL JVM_GetRandomSeedForDumping(void);
JNIEXPORT void     JNICALL JVM_LogLambdaFormInvoker(JNIEnv *env, jstring line);
JNIEXPORT void     JNICALL JVM_InitializeFromArchive(JNIEnv *env, jclass klass);
JNIEXPORT void     JNICALL JVM_DumpClassListToFile(JNIEnv *env, jstring file_name);
JNIEXPORT void     JNICALL JVM_DumpDynamicArchive(JNIEnv *env, jstring archive_name);

/* ---- modules (package names in dots) -------------------------------------------------------------------------- */
JNIEXPORT void JNICALL JVM_DefineModule(JNIEnv *env, jobject module, jboolean is_open, jstring version, jstring location, jobjectArray packages);
JNIEXPORT void JNICALL JVM_SetBootLoaderUnnamedModule(JNIEnv *env, jobject module);
JNIEXPORT void JNICALL JVM_AddReadsModule(JNIEnv *env, jobject from, jobject to);
JNIEXPORT void JNICALL JVM_AddModuleExports(JNIEnv *env, jobject from, jstring package, jobject to);
JNIEXPORT void JNICALL JVM_AddModuleExportsToAll(JNIEnv *env, jobject from, jstring package);
JNIEXPORT void JNICALL JVM_AddModuleExportsToAllUnnamed(JNIEnv *env, jobject from, jstring package);
JNIEXPORT void JNICALL JVM_DefineArchivedModules(JNIEnv *env, jobject platform_loader, jobject system_loader);

/* ---- java.lang.Class ------------------------------------------------------------------------------------------ */
JNIEXPORT jstring      JNICALL JVM_InitClassName(JNIEnv *env, jclass klass);
JNIEXPORT jobjectArray JNICALL JVM_GetClassInterfaces(JNIEnv *env, jclass klass);
JNIEXPORT jboolean     JNICALL JVM_IsInterface(JNIEnv *env, jclass klass);
JNIEXPORT jboolean     JNICALL JVM_IsArrayClass(JNIEnv *env, jclass klass);
JNIEXPORT jboolean     JNICALL JVM_IsPrimitiveClass(JNIEnv *env, jclass klass);
JNIEXPORT jboolean     JNICALL JVM_IsHiddenClass(JNIEnv *env, jclass klass);
JNIEXPORT jboolean     JNICALL JVM_IsRecord(JNIEnv *env, jclass klass);
JNIEXPORT jobjectArray JNICALL JVM_GetClassSigners(JNIEnv *env, jclass klass);
JNIEXPORT void         JNICALL JVM_SetClassSigners(JNIEnv *env, jclass klass, jobjectArray signers);
JNIEXPORT jobject      JNICALL JVM_GetProtectionDomain(JNIEnv *env, jclass klass);
JNIEXPORT jint         JNICALL JVM_GetClassModifiers(JNIEnv *env, jclass klass);
JNIEXPORT jint         JNICALL JVM_GetClassAccessFlags(JNIEnv *env, jclass klass);
JNIEXPORT jobjectArray JNICALL JVM_GetDeclaredClasses(JNIEnv *env, jclass klass);
JNIEXPORT jclass       JNICALL JVM_GetDeclaringClass(JNIEnv *env, jclass klass);
JNIEXPORT jstring      JNICALL JVM_GetSimpleBinaryName(JNIEnv *env, jclass klass);
JNIEXPORT jobjectArray JNICALL JVM_GetEnclosingMethodInfo(JNIEnv *env, jclass klass);
JNIEXPORT jstring      JNICALL JVM_GetClassSignature(JNIEnv *env, jclass klass);
JNIEXPORT jbyteArray   JNICALL JVM_GetClassAnnotations(JNIEnv *env, jclass klass);
JNIEXPORT jbyteArray   JNICALL JVM_GetClassTypeAnnotations(JNIEnv *env, jclass klass);
JNIEXPORT jclass       JNICALL JVM_GetNestHost(JNIEnv *env, jclass klass);
JNIEXPORT jobjectArray JNICALL JVM_GetNestMembers(JNIEnv *env, jclass klass);
JNIEXPORT jboolean     JNICALL JVM_AreNestMates(JNIEnv *env, jclass one, jclass other);
JNIEXPORT jobjectArray JNICALL JVM_GetRecordComponents(JNIEnv *env, jclass klass);
JNIEXPORT jobjectArray JNICALL JVM_GetPermittedSubclasses(JNIEnv *env, jclass klass);
JNIEXPORT jboolean     JNICALL JVM_DesiredAssertionStatus(JNIEnv *env, jclass unused, jclass klass);
JNIEXPORT jobject      JNICALL JVM_AssertionStatusDirectives(JNIEnv *env, jclass unused);
JNIEXPORT jstring      JNICALL JVM_GetSystemPackage(JNIEnv *env, jstring name);
JNIEXPORT jobjectArray JNICALL JVM_GetSystemPackages(JNIEnv *env);

/* ---- reflection ----------------------------------------------------------------------------------------------- */
JNIEXPORT jobjectArray JNICALL JVM_GetClassDeclaredMethods(JNIEnv *env, jclass klass, jboolean public_only);
JNIEXPORT jobjectArray JNICALL JVM_GetClassDeclaredFields(JNIEnv *env, jclass klass, jboolean public_only);
JNIEXPORT jobjectArray JNICALL JVM_GetClassDeclaredConstructors(JNIEnv *env, jclass klass, jboolean public_only);
JNIEXPORT jbyteArray   JNICALL JVM_GetFieldTypeAnnotations(JNIEnv *env, jobject field);
JNIEXPORT jbyteArray   JNICALL JVM_GetMethodTypeAnnotations(JNIEnv *env, jobject method);
JNIEXPORT jobjectArray JNICALL JVM_GetMethodParameters(JNIEnv *env, jobject method);
JNIEXPORT jobject      JNICALL JVM_InvokeMethod(JNIEnv *env, jobject method, jobject receiver, jobjectArray arguments);
JNIEXPORT jobject      JNICALL JVM_NewInstanceFromConstructor(JNIEnv *env, jobject constructor, jobjectArray arguments);

/* ---- jdk.internal.reflect.ConstantPool ------------------------------------------------------------------------ */
JNIEXPORT jobject      JNICALL JVM_GetClassConstantPool(JNIEnv *env, jclass klass);
JNIEXPORT jint         JNICALL JVM_ConstantPoolGetSize(JNIEnv *env, jobject self, jobject pool);
JNIEXPORT jclass       JNICALL JVM_ConstantPoolGetClassAt(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jclass       JNICALL JVM_ConstantPoolGetClassAtIfLoaded(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jint         JNICALL JVM_ConstantPoolGetClassRefIndexAt(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jobject      JNICALL JVM_ConstantPoolGetMethodAt(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jobject      JNICALL JVM_ConstantPoolGetMethodAtIfLoaded(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jobject      JNICALL JVM_ConstantPoolGetFieldAt(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jobject      JNICALL JVM_ConstantPoolGetFieldAtIfLoaded(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jobjectArray JNICALL JVM_ConstantPoolGetMemberRefInfoAt(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jint         JNICALL JVM_ConstantPoolGetNameAndTypeRefIndexAt(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jobjectArray JNICALL JVM_ConstantPoolGetNameAndTypeRefInfoAt(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jint         JNICALL JVM_ConstantPoolGetIntAt(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jlong        JNICALL JVM_ConstantPoolGetLongAt(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jfloat       JNICALL JVM_ConstantPoolGetFloatAt(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jdouble      JNICALL JVM_ConstantPoolGetDoubleAt(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jstring      JNICALL JVM_ConstantPoolGetStringAt(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jstring      JNICALL JVM_ConstantPoolGetUTF8At(JNIEnv *env, jobject self, jobject pool, jint index);
JNIEXPORT jbyte        JNICALL JVM_ConstantPoolGetTagAt(JNIEnv *env, jobject self, jobject pool, jint index);

/* ---- what libverify asks about a class ------------------------------------------------------------------------ */
typedef struct {
    jint start_pc, end_pc, handler_pc, catchType;
} JVM_ExceptionTableEntryType;
JNIEXPORT const char *JNICALL JVM_GetClassNameUTF(JNIEnv *env, jclass klass);
JNIEXPORT jint        JNICALL JVM_GetClassCPEntriesCount(JNIEnv *env, jclass klass);
JNIEXPORT void        JNICALL JVM_GetClassCPTypes(JNIEnv *env, jclass klass, unsigned char *types);
JNIEXPORT jint        JNICALL JVM_GetClassFieldsCount(JNIEnv *env, jclass klass);
JNIEXPORT jint        JNICALL JVM_GetClassMethodsCount(JNIEnv *env, jclass klass);
JNIEXPORT void        JNICALL JVM_GetMethodIxExceptionIndexes(JNIEnv *env, jclass klass, jint method, unsigned short *exceptions);
JNIEXPORT jint        JNICALL JVM_GetMethodIxExceptionsCount(JNIEnv *env, jclass klass, jint method);
JNIEXPORT void        JNICALL JVM_GetMethodIxByteCode(JNIEnv *env, jclass klass, jint method, unsigned char *code);
JNIEXPORT jint        JNICALL JVM_GetMethodIxByteCodeLength(JNIEnv *env, jclass klass, jint method);
JNIEXPORT void        JNICALL JVM_GetMethodIxExceptionTableEntry(JNIEnv *env, jclass klass, jint method, jint index, JVM_ExceptionTableEntryType *entry);
JNIEXPORT jint        JNICALL JVM_GetMethodIxExceptionTableLength(JNIEnv *env, jclass klass, jint method);
JNIEXPORT jint        JNICALL JVM_GetMethodIxModifiers(JNIEnv *env, jclass klass, jint method);
JNIEXPORT jint        JNICALL JVM_GetMethodIxLocalsCount(JNIEnv *env, jclass klass, jint method);
JNIEXPORT jint        JNICALL JVM_GetMethodIxArgsSize(JNIEnv *env, jclass klass, jint method);
JNIEXPORT jint        JNICALL JVM_GetMethodIxMaxStack(JNIEnv *env, jclass klass, jint method);
JNIEXPORT jboolean    JNICALL JVM_IsConstructorIx(JNIEnv *env, jclass klass, jint method);
JNIEXPORT jboolean    JNICALL JVM_IsVMGeneratedMethodIx(JNIEnv *env, jclass klass, jint method);
JNIEXPORT const char *JNICALL JVM_GetMethodIxNameUTF(JNIEnv *env, jclass klass, jint method);
JNIEXPORT const char *JNICALL JVM_GetMethodIxSignatureUTF(JNIEnv *env, jclass klass, jint method);
JNIEXPORT jint        JNICALL JVM_GetFieldIxModifiers(JNIEnv *env, jclass klass, jint field);
JNIEXPORT const char *JNICALL JVM_GetCPFieldNameUTF(JNIEnv *env, jclass klass, jint index);
JNIEXPORT const char *JNICALL JVM_GetCPFieldSignatureUTF(JNIEnv *env, jclass klass, jint index);
JNIEXPORT const char *JNICALL JVM_GetCPFieldClassNameUTF(JNIEnv *env, jclass klass, jint index);
JNIEXPORT const char *JNICALL JVM_GetCPMethodNameUTF(JNIEnv *env, jclass klass, jint index);
JNIEXPORT const char *JNICALL JVM_GetCPMethodSignatureUTF(JNIEnv *env, jclass klass, jint index);
JNIEXPORT const char *JNICALL JVM_GetCPMethodClassNameUTF(JNIEnv *env, jclass klass, jint index);
JNIEXPORT const char *JNICALL JVM_GetCPClassNameUTF(JNIEnv *env, jclass klass, jint index);
JNIEXPORT jint        JNICALL JVM_GetCPFieldModifiers(JNIEnv *env, jclass klass, int index, jclass called);
JNIEXPORT jint        JNICALL JVM_GetCPMethodModifiers(JNIEnv *env, jclass klass, int index, jclass called);
JNIEXPORT void        JNICALL JVM_ReleaseUTF(const char *text);
JNIEXPORT jboolean    JNICALL JVM_IsSameClassPackage(JNIEnv *env, jclass one, jclass other);
#endif
