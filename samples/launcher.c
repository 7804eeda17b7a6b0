/* samples/launcher.c -- a `java` command of one's own: launcher [-cp PATH] [-OPTION ...] MAIN-CLASS [ARGUMENT ...]
 *   cc launcher.c -o launcher $(pkg-config --cflags --libs jvm)
 *   javac -d classes Queens.java && ./launcher -cp classes -Xmx64m Queens 6 */
#include <stdio.h>
#include <jvm/embed.h>

enum { MOST_OPTIONS = 32 };

int main(int argc, char **argv)
{
    Embed        vm;
    EmbedOptions options = embed_options(getenv("CLASSPATH"));
    const char  *more[MOST_OPTIONS];
    int          i, status;
    options.more = more;
    for (i = 1; i < argc && argv[i][0] == '-' && options.more_count < MOST_OPTIONS; i++)
        if (strcmp(argv[i], "-cp") == 0 && i + 1 < argc) options.class_path = argv[++i];
        else more[options.more_count++] = argv[i];
    if (i == argc) {
        fprintf(stderr, "usage: %s [-cp PATH] [-OPTION ...] MAIN-CLASS [ARGUMENT ...]\n", argv[0]);
        return 2;
    }
    if (!embed_create(&vm, &options)) {
        fprintf(stderr, "%s: no VM: %s\n", argv[0], vm.error);
        return 1;
    }
    status = embed_run_main(vm.env, argv[i], argc - i - 1, argv + i + 1);
    return embed_destroy(&vm) ? status : 1;
}
