/*
 * Stands between SQLite and the C library, for tests only: the k-th call that writes, syncs or cuts a file of the database fails. What to do
 * stands in a file that both sides map: int32 countdown (0 = nothing), int32 kind (1 EIO, 2 ENOSPC, 3 short write), int32 calls so far.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static volatile int32_t *order;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("GUITAI_FAULTS");
  if (path == NULL) return;
  int file = open(path, O_RDWR);
  if (file < 0) return;
  void *map = mmap(NULL, 12, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (map != MAP_FAILED) order = map;
}

static int ours(int fd) {
  char link[64], path[512];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strstr(path, "counter.db") != NULL || strstr(path, ".snapshot") != NULL;
}

/* The kind of failure that is due at this call; 0: none. */
static int due(int fd) {
  if (order == NULL || order[0] == 0 || !ours(fd)) return 0;
  order[2]++;
  if (--order[0] > 0) return 0;
  return order[1];
}

static int refuse(int kind) {
  errno = kind == 2 ? ENOSPC : EIO;
  return -1;
}

#define REAL(type, name, ...) type (*real)(__VA_ARGS__) = dlsym(RTLD_NEXT, name)

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  int kind = due(fd);
  if (kind == 3) {
    if (count > 1) real(fd, bytes, count / 2, at);
    return refuse(2);
  }
  return kind != 0 ? refuse(kind) : real(fd, bytes, count, at);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return pwrite64(fd, bytes, count, at); }

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(ssize_t, "write", int, const void *, size_t);
  int kind = due(fd);
  if (kind == 3) {
    if (count > 1) real(fd, bytes, count / 2);
    return refuse(2);
  }
  return kind != 0 ? refuse(kind) : real(fd, bytes, count);
}

int fsync(int fd) {
  REAL(int, "fsync", int);
  int kind = due(fd);
  return kind != 0 ? refuse(1) : real(fd);
}

int fdatasync(int fd) {
  REAL(int, "fdatasync", int);
  int kind = due(fd);
  return kind != 0 ? refuse(1) : real(fd);
}

int ftruncate64(int fd, off64_t length) {
  REAL(int, "ftruncate64", int, off64_t);
  int kind = due(fd);
  return kind != 0 ? refuse(kind) : real(fd, length);
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }
