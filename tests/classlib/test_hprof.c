/* The writer of heap dumps: what is put comes out, in segments whose lengths are right. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>
#include "classlib/hprof.h"

enum { FILE_HEADER = 19 + 4 + 8, RECORD_HEADER = 9 };

static char path[] = "/tmp/test_hprof.XXXXXX";

typedef struct Bytes { u1 *data; size_t count; } Bytes;

static Bytes read_back(void)
{
    Bytes all = { NULL, 0 };
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    all.count = (size_t)ftell(file);
    rewind(file);
    all.data = malloc(all.count);
    assert_int_equal(fread(all.data, 1, all.count, file), all.count);
    fclose(file);
    return all;
}

static u4 u4_at(const u1 *p) { return (u4)p[0] << 24 | (u4)p[1] << 16 | (u4)p[2] << 8 | p[3]; }

static void open_new(Hprof *h)
{
    assert_true(hprof_open(h, path, true, NULL));
}

static void the_header_says_version_and_size_of_identifiers(void **state)
{
    Hprof h;
    (void)state;
    open_new(&h);
    hprof_close(&h);
    Bytes all = read_back();
    assert_int_equal(all.count, FILE_HEADER);
    assert_memory_equal(all.data, "JAVA PROFILE 1.0.2", 19);
    assert_int_equal(u4_at(all.data + 19), 8);
    assert_int_equal(h.bytes, all.count);
    free(all.data);
}

static void values_are_big_endian(void **state)
{
    static const u1 expected[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0xff, 0xfe };
    int16_t s = -2;
    Hprof h;
    (void)state;
    open_new(&h);
    hprof_record(&h, HPROF_UTF8, sizeof expected);
    hprof_put1(&h, 1);
    hprof_put2(&h, 0x0203);
    hprof_put4(&h, 0x04050607);
    hprof_put8(&h, 0x08090a0b0c0d0e0f);
    hprof_put_value(&h, 'S', &s);
    hprof_close(&h);
    Bytes all = read_back();
    assert_int_equal(all.data[FILE_HEADER], HPROF_UTF8);
    assert_int_equal(u4_at(all.data + FILE_HEADER + 5), sizeof expected);
    assert_memory_equal(all.data + FILE_HEADER + RECORD_HEADER, expected, sizeof expected);
    free(all.data);
}

static void put_part(Hprof *h, size_t bytes)
{
    hprof_part(h, HPROF_PRIMITIVE_ARRAY, bytes);
    for (size_t i = 0; i < bytes; i++) hprof_put1(h, (u1)i);
}

/* Follows the records: their number, and the parts' bytes with their tags. */
static void walk(const Bytes *all, size_t *segments, size_t *part_bytes)
{
    size_t at = FILE_HEADER;
    *segments = *part_bytes = 0;
    while (at < all->count) {
        u4 length = u4_at(all->data + at + 5);
        if (all->data[at] == HPROF_SEGMENT) {
            assert_int_equal(all->data[at + RECORD_HEADER], HPROF_PRIMITIVE_ARRAY);
            ++*segments;
            *part_bytes += length;
        }
        at += RECORD_HEADER + length;
    }
    assert_int_equal(at, all->count);
}

static void segments_hold_many_parts_and_know_their_lengths(void **state)
{
    Hprof h;
    size_t segments, bytes;
    (void)state;
    open_new(&h);
    for (int i = 0; i < 3000; i++) put_part(&h, 999);
    hprof_record(&h, HPROF_END, 0);
    hprof_close(&h);
    Bytes all = read_back();
    walk(&all, &segments, &bytes);
    assert_int_equal(bytes, 3000 * 1000);
    assert_true(segments > 1 && segments < 10);
    assert_int_equal(all.data[all.count - RECORD_HEADER], HPROF_END);
    free(all.data);
}

static void a_part_that_fits_no_buffer_has_a_segment_of_its_own(void **state)
{
    static const size_t sizes[] = { 1, (1 << 20) - RECORD_HEADER - 1, (1 << 20) - RECORD_HEADER, 1 << 20, 5 << 20, 7 };
    Hprof h;
    size_t segments, bytes, sum = 0;
    (void)state;
    open_new(&h);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        put_part(&h, sizes[i]);
        sum += sizes[i] + 1;
    }
    hprof_close(&h);
    Bytes all = read_back();
    walk(&all, &segments, &bytes);
    assert_int_equal(bytes, sum);
    assert_int_equal(segments, COUNT_OF(sizes));
    free(all.data);
}

static void bytes_larger_than_the_buffer_go_past_it(void **state)
{
    const size_t count = 3 << 20;
    u1 *bytes = malloc(count);
    Hprof h;
    (void)state;
    for (size_t i = 0; i < count; i++) bytes[i] = (u1)(i * 7);
    open_new(&h);
    hprof_part(&h, HPROF_PRIMITIVE_ARRAY, count + 1);
    hprof_put1(&h, 42);
    hprof_put_bytes(&h, bytes, count);
    hprof_close(&h);
    Bytes all = read_back();
    assert_int_equal(all.data[FILE_HEADER + RECORD_HEADER + 1], 42);
    assert_memory_equal(all.data + all.count - count, bytes, count);
    free(all.data);
    free(bytes);
}

static void no_array_is_longer_than_a_record_can_be(void **state)
{
    (void)state;
    assert_int_equal(hprof_most_elements(24, 8), (UINT32_MAX - 25) / 8);
    assert_true(1 + 17 + hprof_most_elements(17, 1) <= UINT32_MAX);
}

static void a_file_that_exists_is_only_replaced_if_that_is_wanted(void **state)
{
    Hprof h;
    (void)state;
    assert_false(hprof_open(&h, path, false, NULL));
    assert_int_equal(h.error, EEXIST);
    assert_false(hprof_open(&h, "/no/such/file", false, NULL));
    assert_int_equal(h.error, ENOENT);
}

static void a_full_disk_is_reported(void **state)
{
    Hprof h;
    (void)state;
    assert_true(hprof_open(&h, "/dev/full", true, NULL));
    put_part(&h, 10);
    hprof_close(&h);
    assert_int_equal(h.error, ENOSPC);
}

static int make_file(void **state)
{
    (void)state;
    int file = mkstemp(path);
    return file < 0 || close(file) != 0;
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_header_says_version_and_size_of_identifiers),
        cmocka_unit_test(values_are_big_endian),
        cmocka_unit_test(segments_hold_many_parts_and_know_their_lengths),
        cmocka_unit_test(a_part_that_fits_no_buffer_has_a_segment_of_its_own),
        cmocka_unit_test(bytes_larger_than_the_buffer_go_past_it),
        cmocka_unit_test(no_array_is_longer_than_a_record_can_be),
        cmocka_unit_test(a_file_that_exists_is_only_replaced_if_that_is_wanted),
        cmocka_unit_test(a_full_disk_is_reported),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
