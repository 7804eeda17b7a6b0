/* Runs a command from whose process the system holds back executable memory: confine mdwe|none command argument...
 *   mdwe   memory once writable may never become executable (PR_SET_MDWE)
 *   none   no memfd, and no executable memory but files mapped privately, as libraries are
 * Exit status 77: this system cannot do so. */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { CANNOT = 77, SET_MDWE = 65, REFUSE_EXEC_GAIN = 1 };     /* the latter two: older headers lack the names */

#define LOAD(field)            BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define IF_EQUAL(n, yes, no)   BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, n, yes, no)
#define IF_ANY_OF(n, yes, no)  BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, n, yes, no)
#define END_WITH(result)       BPF_STMT(BPF_RET | BPF_K, result)

static int refuse_executable(void)
{
    struct sock_filter steps[] = {                      /* how many to skip: if so, if not */
        LOAD(nr),
        IF_EQUAL(SYS_memfd_create, 7, 0),
        IF_EQUAL(SYS_mprotect, 3, 0),
        IF_EQUAL(SYS_mmap, 0, 4),
        LOAD(args[3]),
        IF_ANY_OF(MAP_ANONYMOUS | MAP_SHARED, 0, 2),
        LOAD(args[2]),
        IF_ANY_OF(PROT_EXEC, 1, 0),
        END_WITH(SECCOMP_RET_ALLOW),
        END_WITH(SECCOMP_RET_ERRNO | EACCES)
    };
    struct sock_fprog program = { sizeof steps / sizeof *steps, steps };
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ? -1 : prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: confine mdwe|none command [argument ...]\n");
        return 2;
    }
    if ((strcmp(argv[1], "mdwe") == 0 ? prctl(SET_MDWE, REFUSE_EXEC_GAIN, 0, 0, 0) : refuse_executable()) != 0) {
        perror("confine");
        return CANNOT;
    }
    execvp(argv[2], argv + 2);
    perror("confine");
    return 127;
}
