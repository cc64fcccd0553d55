import { z } from 'zod';
import { bankSchema } from '../../central/customers.ts';
import { accountNumberSchema, customerNumberSchema, passbookNumberSchema } from '../../primitives.ts';
import { accountDetailsSchema, customerHitSchema, customerViewSchema } from '../../views/customer.ts';
import { tillViewSchema } from '../../views/session.ts';
import { counterStateSchema } from '../../views/state.ts';
import { virtualCounterSchema, virtualFaultSchema } from '../../views/virtualCounter.ts';
import { anyone, call, sandbox, signedOn } from '../define.ts';

const nothing = z.strictObject({});

/** Till, customers: what stands around the transactions. */
export const counterCalls = {
  'counter.state': call({
    target: 'agent',
    summary: 'Connection, session, till, devices, forms in progress',
    permission: anyone,
    whileLocked: true,
    input: nothing,
    output: counterStateSchema,
    deadlineMs: 5_000,
  }),
  'till.list': call({
    target: 'agent',
    summary: 'Tills of the branch',
    permission: signedOn,
    input: nothing,
    output: z.strictObject({ tills: z.array(tillViewSchema) }),
    deadlineMs: 20_000,
  }),
  'account.view': call({
    target: 'agent',
    summary: 'One account, from central',
    permission: signedOn,
    input: z.strictObject({ accountNumber: accountNumberSchema }),
    output: accountDetailsSchema,
    deadlineMs: 20_000,
  }),
  'customer.view': call({
    target: 'agent',
    summary: '1003 the whole view of a customer',
    permission: signedOn,
    input: z.strictObject({ customerNumber: customerNumberSchema }),
    output: customerViewSchema,
    deadlineMs: 20_000,
  }),
  'customer.search': call({
    target: 'agent',
    summary: 'Customers by name, pinyin, phone, ID, customer or account number',
    permission: signedOn,
    input: z.strictObject({ query: z.string().min(2).max(60) }),
    output: z.strictObject({ hits: z.array(customerHitSchema) }),
    deadlineMs: 20_000,
  }),
  'bank.search': call({
    target: 'agent',
    summary: 'Bank codes by code or name',
    permission: signedOn,
    input: z.strictObject({ query: z.string().min(2).max(60) }),
    output: z.strictObject({ banks: z.array(bankSchema) }),
    deadlineMs: 20_000,
  }),
  'virtualCounter.state': call({
    target: 'agent',
    summary: 'What lies on the virtual counter',
    permission: sandbox,
    input: nothing,
    output: virtualCounterSchema,
    deadlineMs: 10_000,
  }),
  'virtualCounter.insertPassbook': call({
    target: 'agent',
    summary: "Put a customer's passbook into the virtual printer",
    permission: sandbox,
    input: z.strictObject({ passbookNumber: passbookNumberSchema, accountNumber: accountNumberSchema, holder: z.string().max(140) }),
    output: virtualCounterSchema,
    deadlineMs: 10_000,
  }),
  'virtualCounter.removePassbook': call({
    target: 'agent',
    summary: 'Take the passbook out',
    permission: sandbox,
    input: nothing,
    output: virtualCounterSchema,
    deadlineMs: 10_000,
  }),
  'virtualCounter.fault': call({
    target: 'agent',
    summary: 'Make the virtual printer fail; `afterLine` lets that many lines through first. null mends it and plugs it in again',
    permission: sandbox,
    input: z.strictObject({ fault: virtualFaultSchema.nullable(), afterLine: z.int().min(0).max(50).default(0) }),
    output: virtualCounterSchema,
    deadlineMs: 10_000,
  }),
};
