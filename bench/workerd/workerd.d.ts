declare module 'workerd' {
  const workerd: {
    /** The path of the program. */
    readonly default: string;
  };
  export default workerd;
}
