/** What compile wrote; `imports` in package.json says where it lies. */
declare module '#library' {
  const libraryIndex: import('../format.ts').LibraryIndex;
  export default libraryIndex;
}
