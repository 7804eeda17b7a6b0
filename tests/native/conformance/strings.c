/* tests/native/conformance/strings.c -- strings: UTF-16, modified UTF-8, regions. */
#include <string.h>
#include "check.h"

/* A string, by its UTF-16 units and by its modified UTF-8. */
typedef struct Sample {
    const char *what;
    jchar       units[8];
    jsize       length;
    const char *utf8;
} Sample;

static const Sample samples[] = {
    { "empty",                   { 0 }, 0, "" },
    { "ASCII",                   { 'a', 'b', 'c' }, 3, "abc" },
    { "NUL",                     { 'a', 0, 'b' }, 3, "a\xc0\x80" "b" },
    { "only NUL",                { 0 }, 1, "\xc0\x80" },
    { "two bytes",               { 0x80, 0xe9, 0x7ff }, 3, "\xc2\x80\xc3\xa9\xdf\xbf" },
    { "three bytes",             { 0x800, 0x20ac, 0xffff }, 3, "\xe0\xa0\x80\xe2\x82\xac\xef\xbf\xbf" },
    { "surrogate pair",          { 0xd83d, 0xde00 }, 2, "\xed\xa0\xbd\xed\xb8\x80" },
    { "lone surrogates",         { 0xde00, 'x', 0xd83d }, 3, "\xed\xb8\x80x\xed\xa0\xbd" },
    { "mixed",                   { 'a', 0xe9, 0x20ac, 0, 0xd83d, 0xde00, 'z' }, 7, "a\xc3\xa9\xe2\x82\xac\xc0\x80\xed\xa0\xbd\xed\xb8\x80z" },
};

static void check_sample(JNIEnv *env, const Sample *s, jstring string)
{
    jsize utf8_bytes = (jsize)strlen(s->utf8);
    jboolean is_copy = 42;
    jchar region[9] = { [7] = 0x4242, [8] = 0x4242 };
    char utf8[32];
    CHECK(s->what, (*env)->GetStringLength(env, string), s->length);
    CHECK(s->what, (*env)->GetStringUTFLength(env, string), utf8_bytes);
    const jchar *units = (*env)->GetStringChars(env, string, &is_copy);
    CHECK_TRUE(s->what, memcmp(units, s->units, (size_t)s->length * sizeof *units) == 0);
    CHECK_TRUE("is_copy of GetStringChars", is_copy == JNI_TRUE || is_copy == JNI_FALSE);
    (*env)->ReleaseStringChars(env, string, units);
    const jchar *critical = (*env)->GetStringCritical(env, string, NULL);
    bool right = memcmp(critical, s->units, (size_t)s->length * sizeof *critical) == 0;
    (*env)->ReleaseStringCritical(env, string, critical);
    CHECK_TRUE("GetStringCritical", right);
    const char *chars = (*env)->GetStringUTFChars(env, string, &is_copy);
    CHECK(s->what, chars, s->utf8);
    CHECK("is_copy of GetStringUTFChars", is_copy, JNI_TRUE);
    (*env)->ReleaseStringUTFChars(env, string, chars);
    (*env)->GetStringRegion(env, string, 0, s->length, region);
    CHECK_TRUE("GetStringRegion", memcmp(region, s->units, (size_t)s->length * sizeof *region) == 0);
    CHECK("behind the region", region[7] | region[8], 0x4242);
    memset(utf8, 'x', sizeof utf8);
    (*env)->GetStringUTFRegion(env, string, 0, s->length, utf8);
    CHECK_TRUE("GetStringUTFRegion", memcmp(utf8, s->utf8, (size_t)utf8_bytes) == 0);
    CHECK("GetStringUTFRegion's NUL", utf8[utf8_bytes], 0);
    CHECK("behind GetStringUTFRegion's NUL", utf8[utf8_bytes + 1], 'x');
    CHECK_NOTHING_THROWN(env, s->what);
}

CHAPTER(strings)
{
    jclass object = find_class(env, "java/lang/Object");
    jmethodID equals = find_method(env, object, "equals", "(Ljava/lang/Object;)Z");
    for (size_t i = 0; i < COUNT_OF(samples); i++) {
        jstring of_units = (*env)->NewString(env, samples[i].units, samples[i].length);
        jstring of_utf8 = (*env)->NewStringUTF(env, samples[i].utf8);
        check_sample(env, &samples[i], of_units);
        check_sample(env, &samples[i], of_utf8);
        CHECK_TRUE("equal strings", (*env)->CallBooleanMethod(env, of_units, equals, of_utf8));
        CHECK_TRUE("not the same string", !(*env)->IsSameObject(env, of_units, of_utf8));
    }
    CHECK_SAME(env, "NewStringUTF of NULL", (*env)->NewStringUTF(env, NULL), NULL);
    CHECK_NOTHING_THROWN(env, "NewStringUTF of NULL");
    CHECK("NewString of no characters", (*env)->GetStringLength(env, (*env)->NewString(env, NULL, 0)), 0);
}

CHAPTER(longStrings)
{
    enum { LENGTH = 100000 };
    static jchar units[LENGTH], region[LENGTH];
    static char utf8[3 * LENGTH + 1];
    for (int i = 0; i < LENGTH; i++) units[i] = (jchar)(i * 7 + 1);
    jstring string = (*env)->NewString(env, units, LENGTH);
    CHECK("length of a long string", (*env)->GetStringLength(env, string), LENGTH);
    (*env)->GetStringRegion(env, string, 500, LENGTH - 1000, region);
    CHECK_TRUE("region of a long string", memcmp(region, units + 500, (LENGTH - 1000) * sizeof *units) == 0);
    (*env)->GetStringUTFRegion(env, string, 0, LENGTH, utf8);
    CHECK("UTF-8 length of a long string", (*env)->GetStringUTFLength(env, string), (long long)strlen(utf8));
    CHECK_STRING(env, "a long string by its UTF-8", (*env)->NewStringUTF(env, utf8), utf8);
}

CHAPTER(stringBounds)
{
    static const struct { const char *what; jsize start, length; bool is_good; } cases[] = {
        { "all", 0, 5, true }, { "end", 3, 2, true }, { "none at the end", 5, 0, true }, { "none at the start", 0, 0, true },
        { "before the start", -1, 2, false }, { "behind the end", 4, 2, false }, { "far behind the end", 6, 0, false },
        { "negative length", 2, -1, false }, { "overflow", 1, 0x7fffffff, false }, { "start overflow", 0x7fffffff, 1, false },
        { "both overflow", 0x7fffffff, 0x7fffffff, false }, { "minimum", -0x7fffffff - 1, 1, false },
        { "none before the start", -1, 0, false },
    };
    static const char *const contents[] = { "hello", "h\xc3\xa9ll\xe2\x82\xac" };    /* a Latin-1 string, and one that is not */
    for (size_t i = 0; i < COUNT_OF(cases) * COUNT_OF(contents); i++) {
        const char *wanted = "java.lang.StringIndexOutOfBoundsException", *what = cases[i / 2].what;
        jstring string = new_string(env, contents[i % 2]);
        jchar units[8];
        char utf8[32];
        (*env)->GetStringRegion(env, string, cases[i / 2].start, cases[i / 2].length, units);
        CHECK_THROWN(env, what, cases[i / 2].is_good ? NULL : wanted);
        (*env)->GetStringUTFRegion(env, string, cases[i / 2].start, cases[i / 2].length, utf8);
        CHECK_THROWN(env, what, cases[i / 2].is_good ? NULL : wanted);
    }
}

/* Not modified UTF-8: bytes that fit nowhere become characters of their own. */
CHAPTER(malformedUtf8)
{
    if (is_checked()) return;
    static const struct { const char *what, *utf8; jsize length; jchar units[4]; } cases[] = {
        { "a lone first byte", "\xc3", 1, { 0xc3 } },
        { "a letter after a first byte", "\xc3z", 2, { 0xc3, 'z' } },
        { "0xff", "a\xff", 2, { 'a', 0xff } },
        { "an overlong slash", "\xc0\xaf", 1, { '/' } },
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        jstring string = (*env)->NewStringUTF(env, cases[i].utf8);
        jchar units[4] = { 0 };
        CHECK(cases[i].what, (*env)->GetStringLength(env, string), cases[i].length);
        (*env)->GetStringRegion(env, string, 0, (*env)->GetStringLength(env, string), units);
        for (int j = 0; j < 4; j++) CHECK(cases[i].what, units[j], cases[i].units[j]);
    }
}
