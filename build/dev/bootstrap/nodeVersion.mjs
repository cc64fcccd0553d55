export const majorVersion = () => Number(process.versions.node.split('.')[0]);

export const requireNode20 = () => {
  if (majorVersion() >= 20) return;
  process.stderr.write(
    `Guitai needs Node 20 or newer to begin with; this is Node ${process.versions.node}.\n` +
      'Install a current Node (https://nodejs.org) and run the command again. Node 24 comes with the packages.\n',
  );
  process.exit(1);
};
