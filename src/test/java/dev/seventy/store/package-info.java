/** Tests of the store, once as a contract and run on both databases. */
@NullMarked
package dev.seventy.store;

import org.jspecify.annotations.NullMarked;
