package dev.seventy.store;

import java.util.Optional;

import dev.seventy.evidence.CustomerId;

/** A customer as people know it. */
public record Customer(CustomerId id, String name, Optional<String> segment) {
}
