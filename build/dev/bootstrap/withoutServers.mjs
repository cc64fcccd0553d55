import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MARK = '# Made by the bootstrap of Guitai while it installs packages; it removes the file again.';
const POLICY = `#!/bin/sh
${MARK}
# 101: no service may be started (invoke-rc.d).
exit 101
`;

const CREATE_CLUSTER = `# Made by the bootstrap of Guitai before PostgreSQL was installed: only the programs are wanted, for tests.
# Without this line the installation makes a cluster 'main' and starts a server on port 5432.
create_main_cluster = false
`;

/** Services that Debian's packages switch on for the next start of the machine. */
const SERVICES = { 'nats-server': 'nats-server.service' };

/** @param {string} file */
const ours = (file) => existsSync(file) && readFileSync(file, 'utf8').includes(MARK);

/**
 * Runs an installation of packages that bring servers so that it leaves programs only: no cluster is made, nothing is started now or with the
 * machine. What an administrator has set for either stays as it is.
 * @template T @param {string} root the system's root folder @param {readonly string[]} names @param {() => T} install @returns {T}
 */
export const withoutServers = (root, names, install) => {
  const policy = path.join(root, 'usr/sbin/policy-rc.d');
  const clusters = path.join(root, 'etc/postgresql-common/createcluster.conf');
  // An installation that was killed has left it behind; as long as it is there no package starts its service.
  if (ours(policy)) rmSync(policy);
  if (names.includes('postgresql') && !existsSync(clusters)) {
    mkdirSync(path.dirname(clusters), { recursive: true });
    writeFileSync(clusters, CREATE_CLUSTER);
  }
  if (!existsSync(policy)) writeFileSync(policy, POLICY, { mode: 0o755 });
  try {
    return install();
  } finally {
    if (ours(policy)) rmSync(policy);
    for (const [name, service] of Object.entries(SERVICES))
      if (names.includes(name)) spawnSync('deb-systemd-helper', ['disable', service], { stdio: 'ignore' });
  }
};
