import { counter } from './0001_counter.ts';
import { overrides } from './0002_overrides.ts';
import { offline } from './0003_offline.ts';
import { attachments } from './0004_attachments.ts';
import { papers } from './0005_papers.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [counter, overrides, offline, attachments, papers];
