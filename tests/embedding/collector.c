/* A host that uses the collector's library for itself: what only its variables refer to lives, with and without a VM.
 *   collector CLASS-PATH [before] */
#include <stdio.h>
#include <string.h>
#define GC_THREADS
#include <gc.h>
#include "classlib/embed.h"

typedef struct Node { struct Node *next; char *interior; int value; char text[100]; } Node;
static Node *list;

static void grow_list(int from, int count)
{
    for (int i = from; i < from + count; i++) {
        Node *node = GC_MALLOC(sizeof *node);
        *node = (Node){ .next = list, .value = i, .interior = (char *)GC_MALLOC_ATOMIC(64) + 10 };
        snprintf(node->interior, 50, "%d", i);
        list = node;
    }
}

static int is_whole(int count)
{
    for (const Node *node = list; node != NULL; node = node->next) {
        char text[50];
        snprintf(text, sizeof text, "%d", --count);
        if (node->value != count || strcmp(node->interior, text) != 0) return 0;
    }
    return count == 0;
}

static void waste(int count)
{
    for (int i = 0; i < count; i++) memset(GC_MALLOC(1000), 1, 1000);
}

int main(int argc, char **argv)
{
    EmbedOptions options = embed_options(argv[1]);
    int count = 0;
    options.max_heap = "64m";
    if (argc > 2) {
        GC_INIT();
        grow_list(0, 1000);
        count = 1000;
    }
    for (int round = 0; round < 3; round++) {
        Embed vm;
        if (!embed_create(&vm, &options)) return 1;
        jclass    guest = (*vm.env)->FindClass(vm.env, "Guest");
        jmethodID work = (*vm.env)->GetStaticMethodID(vm.env, guest, "work", "(I)I");
        for (int i = 0; i < 20; i++) {
            grow_list(count, 500);
            count += 500;
            waste(2000);
            (*vm.env)->CallStaticIntMethod(vm.env, guest, work, 20000);
        }
        GC_gcollect();
        printf("with a VM: %d", is_whole(count));
        embed_destroy(&vm);
        waste(200000);
        GC_gcollect();
        printf(", without: %d\n", is_whole(count));
    }
    return 0;
}
