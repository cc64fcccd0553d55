-- Dormant accounts that were woken (1109): the day counts as an activity, or the end of the day would put them back to sleep.
alter table accounts add column reactivated_on date;
