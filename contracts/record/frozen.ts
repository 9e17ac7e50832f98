/** What a schema reads, as everybody but its reader has it: nothing in it is changed. */
export type Frozen<Value> = Value extends object ? { readonly [Key in keyof Value]: Frozen<Value[Key]> } : Value;
