/** What compile wrote; `imports` in package.json says where it lies. */
declare module '#library' {
  const site: import('../article/article.ts').Site;
  export default site;
}
