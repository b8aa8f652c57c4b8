// The tests of this chapter, one module a step. The reference solution mounts this same file.
