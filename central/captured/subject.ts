/** 其他应付款-脱机业务挂账: cash that was taken offline and could not be posted. */
export const SUSPENDED = '2241.02';
