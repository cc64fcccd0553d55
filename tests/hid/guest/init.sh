#!/bin/busybox sh
# First process of the guest: drivers, the host's files read-only at /host, and the program of the bench on top of them.
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
while read -r module; do insmod "/modules/$module.ko" || echo "bench: module $module failed"; done < /modules/list
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144 host /host || echo 'bench: the host cannot be seen'
mount -t configfs none /sys/kernel/config
mount --rbind /dev /host/dev
mount --rbind /sys /host/sys
mount --rbind /proc /host/proc
mount -t tmpfs run /host/run
sh /command
poweroff -f
