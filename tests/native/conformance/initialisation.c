/* tests/native/conformance/initialisation.c -- which functions initialise a class, and when that fails. */
#include "check.h"

/* §12.4: asking for an ID initialises the class; so does FindClass, so that the class comes as a literal. */
CHAPTER(initialisationByIds)
{
    jclass first = static_object(env, "Initialised", "FIRST", "Ljava/lang/Class;");
    CHECK_STRING(env, "initialised before", static_object(env, "Initialised", "log", "Ljava/lang/String;"), "");
    find_field(env, first, "field", "I");
    CHECK_STRING(env, "initialised by GetFieldID", static_object(env, "Initialised", "log", "Ljava/lang/String;"), "First ");
    find_static_field(env, static_object(env, "Initialised", "SECOND", "Ljava/lang/Class;"), "field", "I");
    find_method(env, static_object(env, "Initialised", "THIRD", "Ljava/lang/Class;"), "method", "()V");
    find_static(env, static_object(env, "Initialised", "FOURTH", "Ljava/lang/Class;"), "method", "()V");
    CHECK_STRING(env, "initialised by IDs", static_object(env, "Initialised", "log", "Ljava/lang/String;"),
                 "First Second Third Fourth ");
    (*env)->AllocObject(env, static_object(env, "Initialised", "FIFTH", "Ljava/lang/Class;"));
    (*env)->GetSuperclass(env, static_object(env, "Initialised", "SIXTH", "Ljava/lang/Class;"));
    CHECK_STRING(env, "initialised by AllocObject", static_object(env, "Initialised", "log", "Ljava/lang/String;"),
                 "First Second Third Fourth Fifth ");
}

CHAPTER(initialisationThatFails)
{
    CHECK_TRUE("FindClass of a class that fails", (*env)->FindClass(env, "Initialised$FailsToo") == NULL);
    CHECK_THROWN(env, "FindClass of a class that fails", "java.lang.ExceptionInInitializerError");
    jclass fails = static_object(env, "Initialised", "FAILS", "Ljava/lang/Class;");
    CHECK_TRUE("ID of a class that fails", (*env)->GetStaticMethodID(env, fails, "method", "()V") == NULL);
    jthrowable thrown = (*env)->ExceptionOccurred(env);
    CHECK_THROWN(env, "initialisation that fails", "java.lang.ExceptionInInitializerError");
    jobject cause = call_object(env, thrown, "getCause", "()Ljava/lang/Throwable;");
    CHECK_STRING(env, "its cause", call_object(env, cause, "toString", "()Ljava/lang/String;"), "java.lang.ArithmeticException: / by zero");
    CHECK_TRUE("field ID of a class that has failed", (*env)->GetStaticFieldID(env, fails, "field", "I") == NULL);
    CHECK_THROWN(env, "a class that has failed", "java.lang.NoClassDefFoundError: Could not initialize class Initialised$Fails");
    CHECK_TRUE("object of a class that has failed", (*env)->AllocObject(env, fails) == NULL);
    CHECK_THROWN(env, "allocation of a class that has failed", "java.lang.NoClassDefFoundError: Could not initialize class Initialised$Fails");
    CHECK_TRUE("FindClass of a class that has failed", (*env)->FindClass(env, "Initialised$Fails") == NULL);
    CHECK_THROWN(env, "FindClass of a class that has failed", "java.lang.NoClassDefFoundError: Could not initialize class Initialised$Fails");
}

static jmethodID missed_method;

CHAPTER(initialisationBegun)
{
    missed_method = find_static(env, static_object(env, "Initialised", "MISSED", "Ljava/lang/Class;"), "method", "()Ljava/lang/String;");
}

/* Nothing else than asking for an ID looks at the state of the class: not the call itself. */
CHAPTER(initialisationMissed)
{
    jclass missed = static_object(env, "Initialised", "MISSED", "Ljava/lang/Class;");
    CHECK_TRUE("ID of a class that fails in the end", (*env)->GetStaticMethodID(env, missed, "method", "()Ljava/lang/String;") == NULL);
    CHECK_THROWN(env, "initialisation that fails in the end", "java.lang.ExceptionInInitializerError");
    CHECK_STRING(env, "a call by the ID from before", (*env)->CallStaticObjectMethod(env, missed, missed_method), "Missed.method");
    CHECK_NOTHING_THROWN(env, "a call by the ID from before");
}
