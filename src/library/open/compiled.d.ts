/** What compile wrote; `imports` in package.json says where it lies. */
declare module '#library' {
  const catalogue: import('../format.ts').Catalogue;
  export default catalogue;
}
