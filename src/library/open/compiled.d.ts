/** The index that compile wrote; `imports` in package.json says where it is. */
declare module '#library' {
  const libraryIndex: import('../format.ts').LibraryIndex;
  export default libraryIndex;
}
