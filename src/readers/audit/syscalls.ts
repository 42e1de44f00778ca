/** Calls of x86_64 from 0 on (https://github.com/torvalds/linux/blob/master/arch/x86/entry/syscalls/syscall_64.tbl). */
const X86_64 = `read write open close stat fstat lstat poll lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask
rt_sigreturn ioctl pread64 pwrite64 readv writev access pipe select sched_yield mremap msync mincore madvise shmget shmat
shmctl dup dup2 pause nanosleep getitimer alarm setitimer getpid sendfile socket connect accept sendto recvfrom sendmsg
recvmsg shutdown bind listen getsockname getpeername socketpair setsockopt getsockopt clone fork vfork execve exit wait4
kill uname semget semop semctl shmdt msgget msgsnd msgrcv msgctl fcntl flock fsync fdatasync truncate ftruncate getdents
getcwd chdir fchdir rename mkdir rmdir creat link unlink symlink readlink chmod fchmod chown fchown lchown umask
gettimeofday getrlimit getrusage sysinfo times ptrace getuid syslog getgid setuid setgid geteuid getegid setpgid getppid
getpgrp setsid setreuid setregid getgroups setgroups setresuid getresuid setresgid getresgid getpgid setfsuid setfsgid
getsid capget capset rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend sigaltstack utime mknod uselib
personality ustat statfs fstatfs sysfs getpriority setpriority sched_setparam sched_getparam sched_setscheduler
sched_getscheduler sched_get_priority_max sched_get_priority_min sched_rr_get_interval mlock munlock mlockall munlockall
vhangup modify_ldt pivot_root _sysctl prctl arch_prctl adjtimex setrlimit chroot sync acct settimeofday mount umount2
swapon swapoff reboot sethostname setdomainname iopl ioperm create_module init_module delete_module get_kernel_syms
query_module quotactl nfsservctl getpmsg putpmsg afs_syscall tuxcall security gettid readahead setxattr lsetxattr
fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr tkill time
futex sched_setaffinity sched_getaffinity set_thread_area io_setup io_destroy io_getevents io_submit io_cancel
get_thread_area lookup_dcookie epoll_create epoll_ctl_old epoll_wait_old remap_file_pages getdents64 set_tid_address
restart_syscall semtimedop fadvise64 timer_create timer_settime timer_gettime timer_getoverrun timer_delete
clock_settime clock_gettime clock_getres clock_nanosleep exit_group epoll_wait epoll_ctl tgkill utimes vserver mbind
set_mempolicy get_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr kexec_load waitid
add_key request_key keyctl ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat
mkdirat mknodat fchownat futimesat newfstatat unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6
ppoll unshare set_robust_list get_robust_list splice tee sync_file_range vmsplice move_pages utimensat epoll_pwait
signalfd timerfd_create eventfd fallocate timerfd_settime timerfd_gettime accept4 signalfd4 eventfd2 epoll_create1 dup3
pipe2 inotify_init1 preadv pwritev rt_tgsigqueueinfo perf_event_open recvmmsg fanotify_init fanotify_mark prlimit64
name_to_handle_at open_by_handle_at clock_adjtime syncfs sendmmsg setns getcpu process_vm_readv process_vm_writev kcmp
finit_module sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create kexec_file_load bpf execveat
userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free statx io_pgetevents
rseq`.split(/\s+/)

/** From 424 on all architectures have the same numbers. */
const COMMON = `pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig
fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr
quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self memfd_secret process_mrelease futex_waitv
set_mempolicy_home_node cachestat fchmodat2`.split(/\s+/)
const FIRST_COMMON = 424

/** The calls of the other architectures that rules and mappings ask for, by number. */
const AARCH64: Readonly<Record<number, string>> = {
  33: 'mknodat',
  35: 'unlinkat',
  38: 'renameat',
  40: 'mount',
  53: 'fchmodat',
  54: 'fchownat',
  56: 'openat',
  97: 'unshare',
  105: 'init_module',
  106: 'delete_module',
  116: 'syslog',
  117: 'ptrace',
  129: 'kill',
  142: 'reboot',
  146: 'setuid',
  161: 'sethostname',
  179: 'sysinfo',
  198: 'socket',
  200: 'bind',
  203: 'connect',
  206: 'sendto',
  221: 'execve',
  273: 'finit_module',
  279: 'memfd_create',
  280: 'bpf',
  281: 'execveat',
}
const I386: Readonly<Record<number, string>> = {
  5: 'open',
  10: 'unlink',
  11: 'execve',
  14: 'mknod',
  15: 'chmod',
  21: 'mount',
  23: 'setuid',
  26: 'ptrace',
  37: 'kill',
  38: 'rename',
  88: 'reboot',
  102: 'socketcall',
  103: 'syslog',
  116: 'sysinfo',
  128: 'init_module',
  129: 'delete_module',
  295: 'openat',
  310: 'unshare',
  350: 'finit_module',
  356: 'memfd_create',
  357: 'bpf',
  358: 'execveat',
  359: 'socket',
  361: 'bind',
  362: 'connect',
}

/** The name of a call by its number; undefined where it is not known or is a name already. */
export function syscallName(arch: string | undefined, call: string | undefined): string | undefined {
  if (arch === undefined || call === undefined || !/^\d{1,4}$/.test(call)) return undefined
  const number = Number(call)
  if (number >= FIRST_COMMON) return COMMON[number - FIRST_COMMON]
  switch (arch.toLowerCase()) {
    case 'c000003e':
    case 'x86_64':
      return X86_64[number]
    case 'c00000b7':
    case 'aarch64':
      return AARCH64[number]
    case '40000003':
    case 'i386':
      return I386[number]
    default:
      return undefined
  }
}
